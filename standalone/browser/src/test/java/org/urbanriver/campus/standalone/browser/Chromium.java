package org.urbanriver.campus.standalone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine. None is ever downloaded. */
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<Path> ELSEWHERE = List.of(
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

    static final String MISSING = "No Chromium was found, so nothing was tested in a browser."
            + " Install it (on Debian: apt-get install chromium), or set CAMPUS_CHROMIUM to the program.";

    static Optional<Path> find(Map<String, String> environment) {
        var told = environment.getOrDefault("CAMPUS_CHROMIUM", "");
        if (!told.isBlank()) {
            return Optional.of(Path.of(told)).filter(Files::isExecutable);
        }
        var folders = environment.getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.concat(
                        NAMES.stream().flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name))),
                        ELSEWHERE.stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser launch(Playwright playwright) {
        var program = find(System.getenv()).orElseThrow(() -> new AssertionError(MISSING));
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(program)
                // Root has no sandbox, and containers no large shared memory.
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb"));
        return playwright.chromium().launch(options);
    }

    private Chromium() {}
}
