package org.urbanriver.campus.gateway.page.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.contracts.notifications.LetterKind.CHANGE_EMAIL;
import static org.urbanriver.campus.contracts.notifications.LetterKind.RESET_PASSWORD;
import static org.urbanriver.campus.contracts.notifications.LetterKind.VERIFY_EMAIL;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

/** What people do about their own accounts, by forms alone. */
class AccountPagesTests extends GatewayTest {

    private static final String OTHER = "a calmer river now";
    private static final String SESSION = "campus-session";

    private final String email = newEmail();

    @BeforeEach
    void account() {
        register(email);
    }

    @Test
    void whoRegistersIsRemindedUntilTheLinkOfTheMailIsConfirmed() {
        var address = newEmail();
        var browser = http().browser();
        var answer = browser.submit(
                "/register",
                "/register",
                Map.of("email", address, "name", "Ana Lima", "password", PASSWORD, "next", "/problems"));
        assertThat(answer.header("Location")).isEqualTo("/problems");
        assertThat(browser.get("/problems").body())
                .contains("Please confirm your e-mail address")
                .contains(address);
        var link = "/verify?key=" + key(VERIFY_EMAIL, address, 1);

        var looked = browser.get(link);
        assertThat(looked.body()).contains(address).contains("Yes, confirm it");
        assertThat(browser.get("/account").body()).contains("Not confirmed yet");
        var confirmed = browser.submit(link, "/verify", Map.of("key", link.substring("/verify?key=".length())));

        assertThat(confirmed.header("Location")).isEqualTo("/account");
        assertThat(browser.get("/account").body())
                .contains("Thank you. Your e-mail address is confirmed.")
                .doesNotContain("Not confirmed yet")
                .doesNotContain("Please confirm your e-mail address");
    }

    @Test
    void aPasswordIsResetByTheLinkOfAMailWithoutSigningInBefore() {
        var signedInElsewhere = signedIn(email);
        var browser = http().browser();
        assertThat(browser.get("/sign-in").body()).contains("href=\"/forgot\"");

        var asked = browser.submit("/forgot", "/forgot", Map.of("email", email));
        var nobody = browser.submit("/forgot", "/forgot", Map.of("email", newEmail()));
        var link = "/reset?key=" + key(RESET_PASSWORD, email, 1);
        var key = link.substring("/reset?key=".length());
        var form = browser.get(link);
        var weak = browser.submit(link, "/reset", Map.of("key", key, "password", "aaaaaaaaaaaaaaa"));
        var before = browser.cookie(SESSION);
        var reset = browser.submit(link, "/reset", Map.of("key", key, "password", OTHER));

        assertThat(asked.header("Location")).isEqualTo("/forgot?sent=1");
        assertThat(nobody.header("Location")).isEqualTo("/forgot?sent=1");
        assertThat(nobody.status()).isEqualTo(asked.status());
        assertThat(form.body()).contains("value=\"" + email + "\"").contains("autocomplete=\"new-password\"");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body()).contains("This one is guessed first").doesNotContain("aaaaaaaaaaaaaaa");
        assertThat(reset.status()).isEqualTo(303);
        assertThat(before).isEmpty();
        assertThat(browser.cookie(SESSION)).isPresent();
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(signedInElsewhere.get("/account").status()).isEqualTo(302);
        assertThat(http().browser().get(link).status()).isEqualTo(410);
        assertThat(http().browser().get(link).body()).contains("Ask for another here");
    }

    @Test
    void theSessionIsAnotherAfterANewPasswordAndOtherDevicesAreSignedOut() {
        var phone = signedIn(email);
        var laptop = signedIn(email);
        var before = laptop.cookie(SESSION).orElseThrow().getValue();

        var wrong = laptop.submit(
                "/account/password", "/account/password", Map.of("currentPassword", "not mine", "password", OTHER));
        var changed = laptop.submit(
                "/account/password", "/account/password", Map.of("currentPassword", PASSWORD, "password", OTHER));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("This is not the password of your account.")
                .contains("id=\"currentPassword-error\"")
                .doesNotContain(OTHER);
        assertThat(changed.header("Location")).isEqualTo("/account");
        assertThat(laptop.cookie(SESSION).orElseThrow().getValue()).isNotEqualTo(before);
        assertThat(laptop.get("/account").body()).contains("You are signed out on all other devices.");
        assertThat(phone.get("/account").status()).isEqualTo(302);
        assertThat(http().get("/api/account", "Cookie", SESSION + "=" + before).status())
                .isEqualTo(401);
    }

    @Test
    void aNewAddressWaitsForItsMailAndCanBeTakenBack() {
        var browser = signedIn(email);
        var other = newEmail();

        var asked =
                browser.submit("/account/email", "/account/email", Map.of("email", other, "currentPassword", PASSWORD));

        assertThat(asked.status()).isEqualTo(303);
        assertThat(browser.get("/account/email").body()).contains("We sent a mail to " + other);
        var link = "/verify?key=" + key(CHANGE_EMAIL, other, 1);
        browser.submit("/account/email", "/account/email/keep", Map.of());
        assertThat(browser.get("/account/email").body()).doesNotContain(other);
        assertThat(browser.get(link).status()).isEqualTo(410);
    }

    @Test
    void whatWasTypedWrongIsKeptAndTheFirstWrongFieldTakesTheFocus() {
        var browser = signedIn(email);

        var wrong = browser.submit(
                "/account/email", "/account/email", Map.of("email", "rosa at example", "currentPassword", PASSWORD));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .containsPattern(
                        "<input id=\"email\"[^>]*value=\"rosa at example\"[^>]*autofocus[^>]*aria-invalid=\"true\"")
                .contains("Write an e-mail address such as rosa@example.org.")
                .doesNotContain(PASSWORD);
    }

    @Test
    void preferencesChangeTheLanguageOfPagesAtOnceAndOnOtherDevicesToo() {
        var browser = signedIn(email);

        var saved = browser.submit(
                "/account/preferences",
                "/account/preferences",
                Map.of("language", "es", "timeZone", "America/Chicago"));

        assertThat(saved.header("Location")).isEqualTo("/account/preferences");
        assertThat(browser.get("/account/preferences").body())
                .contains("<html lang=\"es\">")
                .contains("<option value=\"America/Chicago\" selected>")
                .doesNotContainPattern("value=\"COMPLETION\"[^>]*checked");
        assertThat(signedIn(email).get("/account").body()).contains("<html lang=\"es\">", "Su cuenta");
        var me = program(email).get("/api/account/preferences").json();
        assertThat(me.path("unwantedMails").toString()).isEqualTo("[\"COMPLETION\"]");
        var unknown =
                browser.submit("/account/preferences", "/account/preferences", Map.of("timeZone", "Mars/Olympus"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("Elija una zona horaria de la lista.");
    }

    @Test
    void mailThatOneIsNotAskedAboutStaysAsItWas() {
        program(email).put("/api/account/preferences", "{\"unwantedMails\": [\"STUDENTS\"]}");

        signedIn(email).submit("/account/preferences", "/account/preferences", Map.of("mail", "COMPLETION"));

        assertThat(program(email)
                        .get("/api/account/preferences")
                        .json()
                        .path("unwantedMails")
                        .toString())
                .isEqualTo("[\"STUDENTS\"]");
    }

    @Test
    void otherDevicesAreSignedOutAndThisOneStaysWithAnotherSession() {
        var phone = signedIn(email);
        var laptop = signedIn(email);
        var before = laptop.cookie(SESSION).orElseThrow().getValue();
        assertThat(laptop.get("/account/devices").body()).contains("This device");

        laptop.submit("/account/devices", "/account/devices/end", Map.of());

        assertThat(phone.get("/account").status()).isEqualTo(302);
        assertThat(laptop.get("/account/devices").status()).isEqualTo(200);
        assertThat(laptop.cookie(SESSION).orElseThrow().getValue()).isNotEqualTo(before);
    }

    @Test
    void aTokenIsShownOnceAndWorksUntilItIsRevoked() {
        var browser = signedIn(email);

        var made = browser.submit("/account/tokens", "/account/tokens", Map.of("name", "My <script>", "days", "7"));
        assertThat(made.status()).isEqualTo(422);
        assertThat(made.body()).contains("My &lt;script>");
        made = browser.submit("/account/tokens", "/account/tokens", Map.of("name", "My script", "days", "7"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).contains("no-store");
        var secret = found(made, "<code id=\"secret\">([^<]+)<");
        var list = browser.get("/account/tokens");
        assertThat(list.body()).contains("My script").doesNotContain(secret);
        assertThat(http().bearer(secret).get("/api/account").status()).isEqualTo(200);
        browser.submit("/account/tokens", found(list, "action=\"(/account/tokens/[^/]+/revoke)\""), Map.of());
        assertThat(http().bearer(secret).get("/api/account").status()).isEqualTo(401);
    }

    @Test
    void closingTellsWhatItMeansAsksForThePasswordAndEndsEverything() {
        var phone = signedIn(email);
        var browser = signedIn(email);
        assertThat(browser.get("/account/close").body()).contains("six years", "Close my account for good");

        var wrong = browser.submit("/account/close", "/account/close", Map.of("currentPassword", "not mine"));
        var closed = browser.submit("/account/close", "/account/close", Map.of("currentPassword", PASSWORD));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(closed.header("Location")).isEqualTo("/");
        assertThat(browser.get("/problems").body()).contains("Your account is closed.");
        assertThat(phone.get("/account").status()).isEqualTo(302);
        assertThat(http().basic(email, PASSWORD).get("/api/account").status()).isEqualTo(401);
    }

    @Test
    void theLastAdminIsToldWhyTheyCannotClose() {
        var refused = signedIn(ADMIN).submit("/account/close", "/account/close", Map.of("currentPassword", PASSWORD));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("only admin left");
    }

    @Test
    void dataThatCannotBePutTogetherIsToldOnThePage() {
        SERVICE.answer("GET /api/enrollments", 503, "text/plain", "");

        var answer = signedIn(email).get("/account/data/download");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("could not be put together");
    }

    @ParameterizedTest
    @CsvSource({
        "/account/name, /account/name",
        "/account/email, /account/email",
        "/account/email, /account/email/letters",
        "/account/email, /account/email/keep",
        "/account/password, /account/password",
        "/account/preferences, /account/preferences",
        "/account/devices, /account/devices/end",
        "/account/devices, /account/devices/x/end",
        "/account/tokens, /account/tokens",
        "/account/tokens, /account/tokens/x/revoke",
        "/account/close, /account/close"
    })
    void aFormThatDidNotComeFromTheCampusChangesNothing(String page, String action) {
        var browser = signedIn(email);
        browser.get(page);

        var forged = browser.form(action, Map.of("name", "Forged", "currentPassword", PASSWORD, "password", OTHER));

        assertThat(forged.status()).isEqualTo(403);
        assertThat(http().basic(email, PASSWORD)
                        .get("/api/account")
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Rosa Delgado");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/register", "/forgot", "/reset", "/verify", "/claim", "/claim/letters"})
    void noFormForStrangersWorksWithoutItsTokenEither(String action) {
        assertThat(http().browser()
                        .form(action, Map.of("email", email, "password", PASSWORD))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "/%0d%0aSet-Cookie:x=y"})
    void registeringNeverLeadsToAnotherSite(String next) {
        var answer = http().browser()
                .submit(
                        "/register",
                        "/register",
                        Map.of("email", newEmail(), "name", "Ana", "password", PASSWORD, "next", next));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .startsWith("/")
                .doesNotContain("evil")
                .doesNotContain("\n");
        assertThat(answer.response().headers().allValues("Set-Cookie").toString())
                .doesNotContain("x=y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account",
                "/account/name",
                "/account/email",
                "/account/password",
                "/account/preferences",
                "/account/devices",
                "/account/tokens",
                "/account/data",
                "/account/data/download",
                "/account/close"
            })
    void anAccountIsNobodyElses(String page) {
        var answer = http().browser().get(page);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/sign-in?next=%2Faccount");
    }

    @ParameterizedTest
    @CsvSource({
        "/account/name, Nombre",
        "/account/email, Correo electrónico",
        "/account/password, Contraseña actual",
        "/account/preferences, Zona horaria",
        "/account/devices, Este dispositivo",
        "/account/tokens, No tiene tokens",
        "/account/data, Mis datos",
        "/account/close, seis años"
    })
    void everyPageSpeaksSpanish(String page, String words) {
        var browser = signedIn(email);

        assertThat(browser.get(page, "Accept-Language", "es").body())
                .contains("<html lang=\"es\">")
                .contains(words);
    }

    private static String found(Http.Answer answer, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(answer.body());
        assertThat(matcher.find()).as(pattern + " in " + answer.body()).isTrue();
        return matcher.group(1);
    }
}
