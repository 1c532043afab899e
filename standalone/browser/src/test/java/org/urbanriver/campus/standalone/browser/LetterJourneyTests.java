package org.urbanriver.campus.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.urbanriver.campus.standalone.Person;

/** Somebody follows the link of a mail: to confirm an address, to choose a new password, and to claim an account. */
@InBrowser
class LetterJourneyTests {

    private static final String NEW_PASSWORD = "another long passphrase";

    @ParameterizedTest
    @EnumSource
    void confirmsAnAddressAndIsNotRemindedAnyMore(Device device, Windows windows) {
        var account = new Account("vito.%s@mail.example".formatted(device.label()), Person.PASSWORD);
        windows.newStudent(account.email(), "Vito Marino");
        var window = windows.open(device, account);
        window.open("/help");
        assertThat(window.page().locator(".reminder")).containsText(account.email());

        window.open(link(windows, account.email(), "/verify"));
        assertUsable(window, device);
        window.button("Yes, confirm it").click();

        assertThat(window.page().locator("#toasts")).containsText("Your e-mail address is confirmed");
        assertThat(window.page().locator(".reminder")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource
    void choosesANewPasswordInPlaceOfAForgottenOne(Device device, Windows windows) {
        var email = "fern.%s@mail.example".formatted(device.label());
        windows.newStudent(email, "Fern Castellano");
        var window = windows.open(device);
        window.open("/sign-in");
        window.link("Forgot your password?").click();
        window.page().locator("#email").fill(email);
        window.button("Send me the link").click();
        assertThat(window.heading("Forgot your password?")).isVisible();
        assertThat(window.page().locator("main")).containsText("Please look into your mail");

        window.open(link(windows, email, "/reset"));
        assertUsable(window, device);
        window.page().locator("#password").fill(NEW_PASSWORD);
        window.button("Save the password").click();

        assertThat(window.page().locator("#toasts")).containsText("Your password is changed, and you are signed in");
        windows.open(device).signIn(new Account(email, NEW_PASSWORD));
    }

    @ParameterizedTest
    @EnumSource
    void claimsAnAccountThatTheInstituteMade(Device device, Windows windows) {
        var email = "cleo.%s@mail.example".formatted(device.label());
        var semester = windows.semester();
        semester.instructor()
                .post(
                        "/api/offerings/%s/roster/import".formatted(semester.openClass()),
                        "text/csv",
                        "email,name\n%s,Cleo Nkemelu\n".formatted(email))
                .expect(200);
        var window = windows.open(device);

        window.open(link(windows, email, "/claim"));
        assertUsable(window, device);
        assertThat(window.page().locator("main")).containsText("Hello Cleo Nkemelu");
        window.page().locator("#password").fill(NEW_PASSWORD);
        window.button("Claim the account").click();

        assertThat(window.page().locator("#toasts")).containsText("The account is yours");
        window.open("/my-learning");
        assertThat(window.heading("In progress")).isVisible();
    }

    private static void assertUsable(Window window, Device device) {
        if (device.scripts) {
            assertThat(Accessibility.findings(window.page())).isEmpty();
        }
    }

    private static String link(Windows windows, String email, String path) {
        var link = new Letters(windows.campus()).link(email, path);
        return link.getRawPath() + "?" + link.getRawQuery();
    }
}
