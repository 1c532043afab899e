package org.urbanriver.campus.standalone.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.urbanriver.campus.standalone.SingleCampus;

/** Takes pictures of the pages. It is no test, but what {@code ./campus screenshots} runs. */
@InBrowser
@Execution(ExecutionMode.CONCURRENT)
class Screenshots {

    private static final String README_PROPERTY = "screenshots.readme";
    private static final int README_QUALITY = 80;

    /** @param name of the file in {@code docs/images} */
    record ReadmePicture(String name, String page, Device device, ColorScheme scheme) {}

    private static final List<ReadmePicture> README = List.of(
            new ReadmePicture("course", "course", Device.DESKTOP, ColorScheme.LIGHT),
            new ReadmePicture("lesson", "lesson", Device.PHONE, ColorScheme.DARK),
            new ReadmePicture("timeline", "admin-timeline", Device.DESKTOP, ColorScheme.LIGHT));

    @ParameterizedTest
    @MethodSource("wanted")
    @DisabledIfSystemProperty(named = README_PROPERTY, matches = "true")
    void ofEveryPage(CampusPage page, Windows windows) {
        for (var device : Device.PICTURED) {
            var window = windows.open(device, page.viewer());
            window.open(page, windows.semester());
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                show(window.page(), scheme);
                var name = "%s-%s-%s.png"
                        .formatted(page.name(), device.label(), scheme.name().toLowerCase(Locale.ROOT));
                window.page()
                        .screenshot(new Page.ScreenshotOptions()
                                .setPath(SingleCampus.checkout()
                                        .resolve("standalone/target/screenshots")
                                        .resolve(name))
                                .setFullPage(true));
            }
        }
    }

    /** Those whose names begin with what was asked for; all of them when nothing was. */
    static Stream<CampusPage> wanted() {
        var only = System.getProperty("screenshots.only", "");
        var wanted = CampusPages.ALL.stream()
                .filter(page -> page.name().startsWith(only))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "No page has a name that begins with \"%s\". There are: %s".formatted(only, CampusPages.ALL));
        }
        return wanted.stream();
    }

    @ParameterizedTest
    @MethodSource("readme")
    @EnabledIfSystemProperty(named = README_PROPERTY, matches = "true")
    void forTheReadme(ReadmePicture picture, Windows windows) throws IOException {
        var page = CampusPages.named(picture.page());
        var window = windows.open(picture.device(), page.viewer());
        window.open(page, windows.semester());
        show(window.page(), picture.scheme());

        Files.write(
                SingleCampus.checkout().resolve("docs/images").resolve(picture.name() + ".webp"), webp(window.page()));
    }

    static Stream<ReadmePicture> readme() {
        return README.stream();
    }

    private static void show(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.waitForLoadState();
        Layout.awaitColors(page);
    }

    /** A third of the size of a PNG, which Playwright would make. */
    private static byte[] webp(Page page) {
        var options = new JsonObject();
        options.addProperty("format", "webp");
        options.addProperty("quality", README_QUALITY);
        var answer = page.context().newCDPSession(page).send("Page.captureScreenshot", options);
        return Base64.getDecoder().decode(answer.get("data").getAsString());
    }
}
