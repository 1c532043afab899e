package org.urbanriver.campus.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody writes a course, publishes it, schedules a class and fills it: on a phone, at a desk, and without scripts. */
@InBrowser
class InstructorJourneyTests {

    @ParameterizedTest
    @EnumSource
    void fromAnEmptyCourseToAClassWithAStudent(Device device, Windows windows) {
        var title = "Working with breath, " + device.label().replace('_', ' ');
        var window = windows.open(device, Viewer.INSTRUCTOR);
        var page = window.page();

        window.open("/teach");
        window.link("New course").first().click();
        page.locator("#title").fill(title);
        page.locator("#summary").fill("How breath carries the work of the hands.");
        page.locator("#ceHours").fill("2.5");
        window.button("Begin the course").click();
        assertThat(page.locator("h1")).hasText(title);
        page.locator("#title").fill("Slow exhale");
        window.button("Add module").click();
        write(window, "## Aim\n\nTo let the **exhale** do the work.");
        window.open(courseOf(window));
        window.link("Review and publish").click();
        page.getByLabel("What changed").fill("First edition");
        window.button("Publish").last().click();
        assertThat(page.locator("main")).containsText("revision 1");

        schedule(window, title);
        assertThat(page.locator("main")).containsText("Nobody is enrolled yet");
        enroll(window, "wren.%s@mail.example".formatted(device.label()));
        assertThat(page.locator("main table")).containsText("Wren Castillo");
    }

    private static void write(Window window, String text) {
        var page = window.page();
        if (!window.address().contains("/modules/")) {
            window.link("Slow exhale").click();
        }
        page.locator("textarea[name=text]").fill(text);
        page.locator("#module").getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.locator("#saved")).containsText(Pattern.compile("saved", Pattern.CASE_INSENSITIVE));
    }

    private static String courseOf(Window window) {
        return window.address().replaceAll("/modules/.*", "");
    }

    /** The course comes to where offerings are by an event, which may take a moment. */
    private static void schedule(Window window, String course) {
        var page = window.page();
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            window.complaints().expect(422);
            window.open("/teach/offerings/new");
            page.locator("#course").selectOption(new SelectOption().setLabel(course));
            page.getByLabel("Live class").check();
            page.locator("#place").fill("Studio 2, 12 Canal Street");
            page.locator("#day-0").fill(LocalDate.now().plusWeeks(5).toString());
            page.locator("#from-0").fill("09:00");
            page.locator("#to-0").fill("16:00");
            page.locator("#capacity").fill("8");
            window.button("Schedule").click();
            page.waitForURL(
                    address -> address.matches(".*/teach/offerings/(?!new)[^/]+"),
                    new Page.WaitForURLOptions().setTimeout(5_000));
        });
    }

    private static void enroll(Window window, String email) {
        var page = window.page();
        page.locator("details")
                .filter(new Locator.FilterOptions().setHasText("Enroll somebody"))
                .locator("summary")
                .click();
        page.locator("#enroll-email").fill(email);
        page.locator("#enroll-name").fill("Wren Castillo");
        page.locator(".enroll-one form").getByRole(AriaRole.BUTTON).click();
    }

    @Test
    void whatIsTypedIsSavedByItselfAndShownAsItWillBeRead(Windows windows) {
        var window = windows.open(Device.DESKTOP, Viewer.INSTRUCTOR);
        var page = window.page();
        window.open("/teach/courses/%s/modules/first-tests"
                .formatted(windows.semester().draft()));
        window.remember();

        page.locator("textarea[name=text]").fill("## Before you touch\n\nAsk **first**.");

        assertThat(page.locator("#saved")).containsText("Saved");
        assertThat(page.locator("strong").filter(new Locator.FilterOptions().setHasText("first")))
                .isVisible();
        assertThat(window.isSamePage()).isTrue();
        page.reload();
        assertThat(page.locator("textarea[name=text]")).hasValue("## Before you touch\n\nAsk **first**.");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
