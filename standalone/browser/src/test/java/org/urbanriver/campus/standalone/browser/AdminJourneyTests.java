package org.urbanriver.campus.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.urbanriver.campus.standalone.Person;

/** Somebody watches what happens, follows one enrollment and repairs what went wrong. */
@InBrowser
class AdminJourneyTests {

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void seesAnEnrollmentAsItHappensAndFollowsItsStory(Device device, Windows windows) {
        var student = windows.newStudent("vera.%s@mail.example".formatted(device.label()), "Vera Lindholm");
        var window = windows.open(device, Viewer.ADMIN);
        window.open("/admin");
        window.open("/admin/events");
        window.remember();

        enrolled(student, windows.semester());

        var line = window.page()
                .locator("#event-rows .event")
                .filter(text("Vera Lindholm"))
                .first();
        assertThat(line).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        assertThat(window.isSamePage()).isTrue();
        line.getByRole(AriaRole.LINK).first().click();
        assertThat(window.page().locator("h1")).hasText("Vera Lindholm");
        assertThat(window.page().locator("main")).containsText("Myofascial release for neck and jaw");
    }

    @Test
    void pausesTheStreamAndMissesNothing(Windows windows) {
        var student = windows.newStudent("paula@mail.example", "Paula Mendes");
        var window = windows.open(Device.DESKTOP, Viewer.ADMIN);
        window.open("/admin/events");
        var lines = window.page().locator("#event-rows .event").filter(text("Paula Mendes"));

        window.button("Pause").click();
        assertThat(window.button("Go on")).isFocused();
        var shown = lines.count();
        enrolled(student, windows.semester());
        window.button("Go on").click();

        assertThat(lines).not().hasCount(shown, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
    }

    @Test
    void discardsWhatNobodyCanDigestWithANote(Windows windows) {
        var window = windows.open(Device.PHONE, Viewer.ADMIN);
        window.open("/admin/dead-letters/" + windows.semester().deadLetter());

        window.page().locator("textarea[name=note]").fill("Sent by hand while testing; nobody is enrolled by it.");
        window.button("Discard it").click();

        assertThat(window.page().locator("main")).containsText("nobody is enrolled by it");
        window.open("/admin/audit");
        assertThat(window.page().locator("main")).containsText("nobody is enrolled by it");
    }

    private static void enrolled(Person student, Semester semester) {
        student.post("/api/enrollments", Map.of("offeringId", semester.fullClass()))
                .expect(201);
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
