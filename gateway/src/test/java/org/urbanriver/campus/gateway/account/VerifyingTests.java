package org.urbanriver.campus.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.contracts.notifications.LetterKind.CHANGE_EMAIL;
import static org.urbanriver.campus.contracts.notifications.LetterKind.EMAIL_CHANGED;
import static org.urbanriver.campus.contracts.notifications.LetterKind.VERIFY_EMAIL;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

class VerifyingTests extends GatewayTest {

    private final String email = newEmail();
    private String id;

    @BeforeEach
    void account() {
        id = register(email).json().path("id").asString();
    }

    @Test
    void registeringAsksToVerifyTheAddressInTheLanguageThatOneRegisteredIn() {
        var other = newEmail();

        http().post("/api/accounts", """
                {"email": "%s", "name": "Ana Lima", "password": "%s", "language": "es"}""".formatted(other, PASSWORD));

        key(VERIFY_EMAIL, other, 1);
        assertThat(letters(VERIFY_EMAIL, other)).singleElement().satisfies(letter -> {
            assertThat(letter.path("language").asString()).isEqualTo("es");
            assertThat(letter.path("path").asString()).startsWith("/verify?key=");
            assertThat(letter.path("name").asString()).isEqualTo("Ana Lima");
        });
    }

    @Test
    void theKeyOfTheLetterVerifiesTheAddressAndDoingSoAgainIsNoError() {
        assertThat(me().get("/api/account").json().path("unverified").asBoolean())
                .isTrue();
        var key = key(VERIFY_EMAIL, email, 1);

        var verified = verify(key);
        var again = verify(key);

        assertThat(verified.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(204);
        assertThat(me().get("/api/account").json().has("unverified")).isFalse();
        assertThat(me().get("/api/account/email").json().path("verified").asBoolean())
                .isTrue();
        var changed = events.awaitPublished("account.changed.v1", id);
        assertThat(changed.body().path("account").has("unverified")).isFalse();
        assertThat(events.published("account.changed.v1", id)).hasSize(1);
        assertThat(me().post("/api/account/email/letters", "").reason()).isEqualTo("nothing-to-verify");
    }

    @Test
    void aMadeUpOrOldKeyVerifiesNothing() {
        var key = key(VERIFY_EMAIL, email, 1);

        assertThat(verify(key + "x").reason()).isEqualTo("link-void");
        assertThat(verify("made.up").reason()).isEqualTo("link-void");
        clock.forward(Duration.ofDays(7).plusMinutes(1));
        assertThat(verify(key).reason()).isEqualTo("link-void");
    }

    @Test
    void theLetterCanBeAskedForAgainButNobodysMailboxIsFilled() {
        var statuses = IntStream.range(0, 5)
                .mapToObj(each -> me().post("/api/account/email/letters", "").status())
                .toList();

        assertThat(statuses).containsExactly(202, 202, 202, 429, 429);
        assertThat(verify(key(VERIFY_EMAIL, email, 4)).status()).isEqualTo(204);
    }

    @Test
    void aNewAddressCountsOnlyOnceItsMailWasReadAndTheOldOneIsTold() {
        var other = newEmail();

        var asked = change(other, PASSWORD);

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.json().path("wanted").asString()).isEqualTo(other);
        assertThat(asked.json().path("email").asString()).isEqualTo(email);
        assertThat(http().basic(other, PASSWORD).get("/api/account").status()).isEqualTo(401);
        assertThat(verify(key(CHANGE_EMAIL, other, 1)).status()).isEqualTo(204);
        assertThat(http().basic(other, PASSWORD)
                        .get("/api/account/email")
                        .json()
                        .toString())
                .isEqualTo("{\"email\":\"%s\",\"verified\":true}".formatted(other));
        assertThat(http().basic(email, PASSWORD).get("/api/account").status()).isEqualTo(401);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> letters(EMAIL_CHANGED, email).size() == 1);
        assertThat(events.awaitPublished("account.changed.v1", id)
                        .body()
                        .path("account")
                        .path("email")
                        .asString())
                .isEqualTo(other);
        assertThat(verify(key(CHANGE_EMAIL, other, 1)).reason()).isEqualTo("link-void");
    }

    @Test
    void ofTwoAddressesAskedForOnlyTheLastOneCanBeVerifiedAndNoneAfterOneThoughtBetterOfIt() {
        var first = newEmail();
        var second = newEmail();
        change(first, PASSWORD);
        var firstKey = key(CHANGE_EMAIL, first, 1);
        change(second, PASSWORD);
        var secondKey = key(CHANGE_EMAIL, second, 1);

        assertThat(verify(firstKey).reason()).isEqualTo("link-void");
        assertThat(me().delete("/api/account/email/wanted").json().has("wanted"))
                .isFalse();
        assertThat(verify(secondKey).reason()).isEqualTo("link-void");
        assertThat(http().basic(email, PASSWORD).get("/api/account").status()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordATakenAddressAndATokenChangeNothing() {
        var taken = newEmail();
        register(taken);

        assertThat(change(newEmail(), "not my password").json().path("errors").toString())
                .contains("/currentPassword");
        assertThat(change(taken, PASSWORD).reason()).isEqualTo("email-taken");
        assertThat(change("nowhere", PASSWORD).status()).isEqualTo(422);
        assertThat(program(email)
                        .put("/api/account/email", command(newEmail(), PASSWORD))
                        .reason())
                .isEqualTo("not-allowed");
        assertThat(me().get("/api/account/email").json().has("wanted")).isFalse();
    }

    @Test
    void anAddressThatSomebodyElseRegisteredMeanwhileIsNotTakenFromThem() {
        var contested = newEmail();
        change(contested, PASSWORD);
        var key = key(CHANGE_EMAIL, contested, 1);
        register(contested);

        assertThat(verify(key).reason()).isEqualTo("email-taken");
        assertThat(http().basic(email, PASSWORD).get("/api/account").status()).isEqualTo(200);
    }

    private Http me() {
        return http().basic(email, PASSWORD);
    }

    private Http.Answer verify(String key) {
        return http().post("/api/accounts/verified-emails", "{\"key\": \"" + key + "\"}");
    }

    private Http.Answer change(String other, String password) {
        return me().put("/api/account/email", command(other, password));
    }

    private static String command(String other, String password) {
        return "{\"email\": \"%s\", \"currentPassword\": \"%s\"}".formatted(other, password);
    }
}
