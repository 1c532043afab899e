package org.urbanriver.campus.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every page has to hold, whoever looks at it and on whatever. What takes the most of the time a build does once a page:
 * it asks axe. {@code ./campus browser} asks it for dark colors and phones too, and follows every link.
 */
@InBrowser
@Execution(ExecutionMode.CONCURRENT)
class PagesTests {

    /** On a first visit, without images. */
    private static final long HEAVIEST = 60_000;

    /** The description of the API, by a program that weighs more than all other pages. */
    private static final String DRAWN_BY_OTHERS = "api";

    /** A heading of the first level, by its own word. */
    private static final String TITLE = "h1:not([aria-level])";

    /** From the narrowest that WCAG 2.2 asks for (1.4.10), as wide as 1280 pixels at 400 %, by way of 200 %. */
    private static final int[] WIDTHS = {1024, 640, 320};

    private static final boolean THOROUGH = Boolean.getBoolean("browser.thorough");

    private static final Set<String> FOLLOWED = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @MethodSource("all")
    void everybodyCanUseItOnEverything(CampusPage page, Windows windows) {
        var window = windows.open(Device.DESKTOP, page.viewer());
        var shown = window.page();
        var weight = new Weight(shown);

        window.open(page, windows.semester());

        assertAll(
                () -> assertThat(shown.title()).contains(" · "),
                () -> assertThat(shown.locator(TITLE).count()).as("titles").isOne(),
                () -> assertThat(page.name().equals(DRAWN_BY_OTHERS) ? 0 : weight.bytes())
                        .as(() -> "" + weight.parts())
                        .isLessThan(HEAVIEST),
                () -> assertThat(Layout.formsWithoutToken(shown)).as("forms").isEmpty(),
                () -> assertThat(Layout.moving(shown)).as("moving").isEmpty(),
                () -> assertThat(Accessibility.findings(shown)).as("desktop").isEmpty(),
                () -> assertThat(THOROUGH ? Accessibility.findingsInTheDark(shown) : List.of())
                        .as("dark")
                        .isEmpty(),
                () -> {
                    for (var width : WIDTHS) {
                        assertThat(Layout.tooWide(shown, width)).isEmpty();
                    }
                },
                () -> assertThat(THOROUGH ? Accessibility.findings(shown) : List.of())
                        .as("phone")
                        .isEmpty(),
                () -> assertThat(THOROUGH ? broken(page.viewer(), shown) : List.of())
                        .as("broken links")
                        .isEmpty());
    }

    static Stream<CampusPage> all() {
        return CampusPages.ALL.stream();
    }

    /** Each address is followed once for each kind of viewer. */
    private static List<String> broken(Viewer viewer, Page page) {
        return Layout.links(page).stream()
                .filter(address -> FOLLOWED.add(viewer + address))
                .map(address -> {
                    var answer = page.request()
                            .get(URI.create(page.url()).resolve(address).toString());
                    var told = "%s: %d".formatted(address, answer.status());
                    answer.dispose();
                    return told;
                })
                .filter(told -> !told.endsWith(": 200"))
                .toList();
    }
}
