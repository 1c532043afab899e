package org.urbanriver.campus.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.contracts.notifications.LetterKind.ACCOUNT_CLOSED;
import static org.urbanriver.campus.contracts.notifications.LetterKind.PASSWORD_CHANGED;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

class OwnAccountTests extends GatewayTest {

    private static final String OTHER = "a calmer river now";

    @Autowired
    MongoTemplate mongo;

    private final String email = newEmail();
    private String id;

    @BeforeEach
    void account() {
        id = register(email).json().path("id").asString();
    }

    @Test
    void aNewNameIsToldToTheServices() {
        var renamed = me().put("/api/account/name", "{\"name\": \"  Rosa   Delgado Ruiz \"}");
        var refused = me().put("/api/account/name", "{\"name\": \"<b>\"}");

        assertThat(renamed.json().path("name").asString()).isEqualTo("Rosa Delgado Ruiz");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(events.awaitPublished("account.changed.v1", id)
                        .body()
                        .path("account")
                        .path("name")
                        .asString())
                .isEqualTo("Rosa Delgado Ruiz");
    }

    @Test
    void preferencesAreKeptAndToldToTheServices() {
        var saved = me().put("/api/account/preferences", """
                {"language": "es", "timeZone": "America/Chicago", "unwantedMails": ["COMPLETION"]}""");

        assertThat(saved.status()).isEqualTo(200);
        assertThat(me().get("/api/account/preferences").json()).isEqualTo(saved.json());
        var told = events.awaitPublished("account.changed.v1", id).body().path("account");
        assertThat(told.path("language").asString()).isEqualTo("es");
        assertThat(told.path("timeZone").asString()).isEqualTo("America/Chicago");
        assertThat(told.path("unwantedMails").toString()).isEqualTo("[\"COMPLETION\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"language\": \"de\", \"unwantedMails\": []}",
                "{\"timeZone\": \"Mars/Olympus\", \"unwantedMails\": []}",
                "{\"timeZone\": \"+05:00\", \"unwantedMails\": []}",
                "{\"language\": \"en\"}"
            })
    void preferencesThatNobodyCanMeetAreRefused(String preferences) {
        assertThat(me().put("/api/account/preferences", preferences).status()).isEqualTo(422);
    }

    @Test
    void aNewPasswordEndsSessionsButNotTokensAndIsToldByMail() {
        var browser = signedIn(email);
        var program = program(email);

        var wrong = password("not my password", OTHER);
        var weak = password(PASSWORD, "aaaaaaaaaaaaaa");
        var changed = password(PASSWORD, OTHER);

        assertThat(wrong.json().path("errors").toString()).contains("/currentPassword");
        assertThat(weak.json().path("errors").toString()).contains("/password");
        assertThat(changed.status()).isEqualTo(204);
        assertThat(browser.get("/api/account").status()).isEqualTo(401);
        assertThat(program.get("/api/account").status()).isEqualTo(200);
        assertThat(http().basic(email, OTHER).get("/api/account").status()).isEqualTo(200);
        assertThat(me().get("/api/account").status()).isEqualTo(401);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> letters(PASSWORD_CHANGED, email).size() == 1);
    }

    @Test
    void guessingTheCurrentPasswordIsStoppedAsSigningInIs() {
        var browser = signedIn(email);
        var token = browser.csrf("/problems");
        for (var i = 0; i < 10; i++) {
            browser.send(put(browser, token, "guess number " + i));
        }

        assertThat(browser.send(put(browser, token, PASSWORD)).reason()).isEqualTo("too-many-requests");
    }

    @Test
    void aClosedAccountIsGoneForGoodAndItsAddressIsFree() {
        var browser = signedIn(email);
        var program = program(email);

        var wrong = close("not my password");
        var closed = close(PASSWORD);

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(closed.status()).isEqualTo(204);
        assertThat(browser.get("/api/account").status()).isEqualTo(401);
        assertThat(program.get("/api/account").status()).isEqualTo(401);
        assertThat(me().get("/api/account").status()).isEqualTo(401);
        var told = events.awaitPublished("account.closed.v1", id);
        assertThat(new String(told.message().value())).doesNotContain(email).doesNotContain("Rosa");
        assertThat(String.valueOf(mongo.findById(id, Account.class, "accounts").view()))
                .doesNotContain(email)
                .doesNotContain("Rosa");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> letters(ACCOUNT_CLOSED, email).size() == 1);
        assertThat(letters(ACCOUNT_CLOSED, email).getFirst().path("name").asString())
                .isEqualTo("Rosa Delgado");
        assertThat(admin().post("/api/accounts/" + id + "/enable", "").reason()).isEqualTo("account-closed");
        assertThat(register(email).status()).isEqualTo(201);
    }

    @Test
    void theLastAdminCannotCloseTheirAccount() {
        var refused = http().basic(ADMIN, PASSWORD)
                .post("/api/account/closure", "{\"currentPassword\": \"" + PASSWORD + "\"}");

        assertThat(refused.reason()).isEqualTo("last-admin");
        assertThat(http().basic(ADMIN, PASSWORD).get("/api/account").status()).isEqualTo(200);
    }

    @Test
    void aTokenChangesNothingOfHowOneSignsIn() {
        var program = program(email);

        assertThat(program.put(
                                "/api/account/password",
                                "{\"currentPassword\": \"%s\", \"password\": \"%s\"}".formatted(PASSWORD, OTHER))
                        .reason())
                .isEqualTo("not-allowed");
        assertThat(program.post("/api/account/closure", "{\"currentPassword\": \"" + PASSWORD + "\"}")
                        .reason())
                .isEqualTo("not-allowed");
        assertThat(program.delete("/api/account/sessions").reason()).isEqualTo("not-allowed");
        assertThat(me().get("/api/account").status()).isEqualTo(200);
    }

    private Http me() {
        return http().basic(email, PASSWORD);
    }

    private Http.Answer password(String current, String next) {
        return me().put("/api/account/password", passwordCommand(current, next));
    }

    private static String passwordCommand(String current, String next) {
        return "{\"currentPassword\": \"%s\", \"password\": \"%s\"}".formatted(current, next);
    }

    private static java.net.http.HttpRequest.Builder put(Http browser, String csrf, String current) {
        return browser.request("/api/account/password")
                .setHeader("Content-Type", "application/json")
                .setHeader("X-CSRF-TOKEN", csrf)
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(passwordCommand(current, OTHER)));
    }

    private Http.Answer close(String password) {
        return me().post("/api/account/closure", "{\"currentPassword\": \"" + password + "\"}");
    }
}
