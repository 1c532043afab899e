package org.urbanriver.campus.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.urbanriver.campus.standalone.Person;
import org.urbanriver.campus.standalone.SingleCampus;

/** The windows that one test opens. They are closed after it, and what they complained about fails it. */
final class Windows {

    private final Lab lab;
    private final List<Window> open = new ArrayList<>();

    Windows(Lab lab) {
        this.lab = lab;
    }

    SingleCampus campus() {
        return lab.campus();
    }

    Semester semester() {
        return lab.semester();
    }

    Window open(Device device) {
        return remembered(lab.window(options(device)));
    }

    /** Of a visitor whose clock is another than that of the classes. */
    Window openIn(Device device, String timeZone) {
        return remembered(lab.window(options(device).setTimezoneId(timeZone)));
    }

    Window open(Device device, Account account) {
        return remembered(lab.window(options(device), account));
    }

    Window open(Device device, Viewer viewer) {
        return semester().account(viewer).map(account -> open(device, account)).orElseGet(() -> open(device));
    }

    private static Browser.NewContextOptions options(Device device) {
        return new Browser.NewContextOptions()
                .setViewportSize(device.width, device.height)
                .setHasTouch(device.touch)
                .setJavaScriptEnabled(device.scripts)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    private Window remembered(Window window) {
        open.add(window);
        return window;
    }

    /** Somebody new, who has done nothing yet. */
    Person newStudent(String email, String name) {
        return Person.registered(campus().address(), email, name);
    }

    /** How each window looks now, for whoever has to find out why a test failed. */
    void takePictures(Path folder, String test) {
        for (var number = 0; number < open.size(); number++) {
            try {
                open.get(number)
                        .page()
                        .screenshot(new Page.ScreenshotOptions()
                                .setPath(folder.resolve("%s-%d.png".formatted(test, number)))
                                .setFullPage(true));
            } catch (PlaywrightException e) {
                System.out.println("No picture of " + test + ": " + e.getMessage());
            }
        }
    }

    void close() {
        open.forEach(Window::close);
        assertThat(open).flatExtracting(window -> window.complaints().all()).isEmpty();
    }
}
