package org.urbanriver.campus.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.awaitility.Awaitility;
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
    void watchesOneStudentAlone(Windows windows) {
        var watched = windows.newStudent("quinn@mail.example", "Quinn Abara");
        var other = windows.newStudent("otis@mail.example", "Otis Lang");
        var window = windows.open(Device.DESKTOP, Viewer.ADMIN);
        window.open("/admin/events");
        window.remember();
        var lines = window.page().locator("#event-rows .event");

        window.page().locator("#student").fill(watched.email());
        window.button("Show").click();
        window.page().waitForURL("**/admin/events?**");
        assertThat(lines.filter(text("Dana"))).hasCount(0);
        enrolled(other, windows.semester());
        enrolled(watched, windows.semester());

        assertThat(lines.filter(text("Myofascial release for neck and jaw")).first())
                .isVisible();
        assertThat(lines.filter(text("Otis Lang"))).hasCount(0);
        assertThat(window.isSamePage()).isTrue();
    }

    @Test
    void replaysWhatFailedAndSeesThatItFailsAgain(Windows windows) {
        var letter = deadLetter(windows, 101);
        var window = windows.open(Device.DESKTOP, Viewer.ADMIN);
        window.open("/admin/dead-letters/" + letter);

        window.button("Replay it").click();
        assertThat(window.page().locator("#toasts")).containsText("It is sent again");
        Awaitility.await().atMost(Lab.PATIENCE).until(() -> {
            window.page().reload();
            return window.link("It failed again").count() == 1;
        });
        window.link("It failed again").click();

        assertThat(window.page().locator("main")).containsText("It failed before");
        assertThat(window.button("Replay it")).isVisible();
    }

    @Test
    void replaysAllOfAKindAfterBeingAsked(Windows windows) {
        deadLetter(windows, 102);
        var window = windows.open(Device.PHONE, Viewer.ADMIN);
        var dialog = window.page().locator("#dialog");
        window.open("/admin/dead-letters");
        window.page().locator("tbody td[data-label='Who failed'] a").first().click();
        window.page().waitForURL("**group=**");
        var open = window.link("Replay all of this kind");

        open.click();
        assertThat(dialog.locator("h2")).isFocused();
        assertThat(Accessibility.findings(window.page())).isEmpty();
        dialog.getByText("Cancel").click();
        assertThat(dialog).isHidden();
        assertThat(open).isFocused();
        open.click();
        dialog.getByRole(AriaRole.BUTTON).click();

        assertThat(window.page().locator("#toasts")).containsText("They are sent again");
    }

    @Test
    void discardsWhatNobodyCanDigestWithANote(Windows windows) {
        var letter = deadLetter(windows, 103);
        var window = windows.open(Device.PHONE, Viewer.ADMIN);
        window.open("/admin/dead-letters/" + letter);

        window.page().locator("textarea[name=note]").fill("Sent by hand while testing; nobody is enrolled by it.");
        window.button("Discard it").click();

        assertThat(window.page().locator("main")).containsText("nobody is enrolled by it");
        window.open("/admin/audit");
        assertThat(window.page().locator("main")).containsText("nobody is enrolled by it");
    }

    private static String deadLetter(Windows windows, int sequence) {
        BrokenEvent.sent(windows.campus().kafkaServers(), windows.semester().openSeat(), sequence);
        return windows.semester().deadLetter(sequence);
    }

    private static void enrolled(Person student, Semester semester) {
        student.post("/api/enrollments", Map.of("offeringId", semester.fullClass()))
                .expect(201);
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
