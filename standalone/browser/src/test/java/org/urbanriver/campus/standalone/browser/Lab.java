package org.urbanriver.campus.standalone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.urbanriver.campus.standalone.SingleCampus;

/** The one campus of all tests, the semester on it, and a browser for each thread, as a browser serves only one. */
final class Lab implements AutoCloseable {

    /** On a machine that does other things beside it; what is right is there in a moment. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final SingleCampus campus;
    private final Semester semester;
    private final List<Playwright> drivers = new CopyOnWriteArrayList<>();
    private final ThreadLocal<Browser> browsers = ThreadLocal.withInitial(this::launch);
    private final Map<String, String> sessions = new ConcurrentHashMap<>();

    private Lab(Path data, SingleCampus campus) {
        this.data = data;
        this.campus = campus;
        this.semester = Semester.begin(campus);
    }

    static Lab open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        try {
            var data = Files.createTempDirectory("campus-browser");
            var campus = SingleCampus.started(data, Semester.settings());
            try {
                return new Lab(data, campus);
            } catch (RuntimeException | AssertionError e) {
                campus.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Browser launch() {
        var driver = Playwright.create();
        drivers.add(driver);
        return Chromium.launch(driver);
    }

    SingleCampus campus() {
        return campus;
    }

    Semester semester() {
        return semester;
    }

    /** Nobody is signed in there. */
    Window window(Browser.NewContextOptions options) {
        return new Window(context(options), campus.address());
    }

    Window window(Browser.NewContextOptions options, Account account) {
        return window(options.setStorageState(sessions.computeIfAbsent(account.email(), email -> session(account))));
    }

    private String session(Account account) {
        var window = window(new Browser.NewContextOptions());
        try {
            window.signIn(account);
            return window.context().storageState();
        } finally {
            window.close();
        }
    }

    private BrowserContext context(Browser.NewContextOptions options) {
        if (options.timezoneId == null) {
            options.setTimezoneId("America/New_York");
        }
        return browsers.get().newContext(options.setLocale("en-US"));
    }

    @Override
    public void close() throws IOException {
        drivers.forEach(Playwright::close);
        campus.close();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
