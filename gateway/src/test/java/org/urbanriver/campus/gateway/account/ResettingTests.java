package org.urbanriver.campus.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.contracts.notifications.LetterKind.PASSWORD_CHANGED;
import static org.urbanriver.campus.contracts.notifications.LetterKind.RESET_PASSWORD;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

class ResettingTests extends GatewayTest {

    private static final String OTHER = "a calmer river now";

    @Autowired
    MongoTemplate mongo;

    private final String email = newEmail();

    @BeforeEach
    void account() {
        register(email);
    }

    @Test
    void whoeverReadsTheMailSetsAPasswordOnceAndEverythingFromBeforeEnds() {
        var browser = signedIn(email);
        var program = program(email);
        ask(email.toUpperCase());
        var key = key(RESET_PASSWORD, email, 1);

        var reset = reset(key, OTHER);

        assertThat(reset.status()).isEqualTo(204);
        assertThat(browser.get("/api/account").status()).isEqualTo(401);
        assertThat(program.get("/api/account").status()).isEqualTo(401);
        assertThat(http().basic(email, PASSWORD).get("/api/account").status()).isEqualTo(401);
        assertThat(http().basic(email, OTHER).get("/api/account").json().has("unverified"))
                .isFalse();
        assertThat(reset(key, "yet another river").reason()).isEqualTo("link-void");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> letters(PASSWORD_CHANGED, email).size() == 1);
        assertThat(letters(PASSWORD_CHANGED, email).getFirst().toString()).doesNotContain("key=");
    }

    @Test
    void askingTellsNobodyWhoIsHere() {
        var unknown = newEmail();

        var known = ask(email);
        var nobody = ask(unknown);

        assertThat(List.of(known.status(), nobody.status())).containsOnly(202);
        assertThat(known.body()).isEqualTo(nobody.body());
        key(RESET_PASSWORD, email, 1);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> mongo.getCollection("letters").countDocuments(new Document("email", unknown)) == 0);
        assertThat(letters(RESET_PASSWORD, unknown)).isEmpty();
    }

    @Test
    void onlyTheNewestLetterCountsAndOnlyForAnHour() {
        ask(email);
        var first = key(RESET_PASSWORD, email, 1);
        clock.forward(Duration.ofSeconds(1));
        ask(email);
        var second = key(RESET_PASSWORD, email, 2);

        assertThat(reset(first, OTHER).reason()).isEqualTo("link-void");
        clock.forward(Duration.ofMinutes(61));
        assertThat(reset(second, OTHER).reason()).isEqualTo("link-void");
        assertThat(http().basic(email, PASSWORD).get("/api/account").status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatIsRefusedUsesNothingUp() {
        ask(email);
        var key = key(RESET_PASSWORD, email, 1);

        assertThat(reset(key, "short").status()).isEqualTo(422);
        assertThat(reset(key, "aaaaaaaaaaaaaaaa").status()).isEqualTo(422);
        assertThat(reset(key, OTHER).status()).isEqualTo(204);
    }

    @Test
    void changingThePasswordVoidsALetterThatIsOnItsWay() {
        ask(email);
        var key = key(RESET_PASSWORD, email, 1);

        http().basic(email, PASSWORD)
                .put(
                        "/api/account/password",
                        "{\"currentPassword\": \"%s\", \"password\": \"%s\"}".formatted(PASSWORD, OTHER));

        assertThat(reset(key, "yet another river").reason()).isEqualTo("link-void");
    }

    @Test
    void ofManyWhoUseALetterAtOnceOneDoes() throws Exception {
        ask(email);
        var key = key(RESET_PASSWORD, email, 1);

        var worked = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 6)
                    .mapToObj(each -> threads.submit(() -> reset(key, "quiet river number " + each)))
                    .toList();
            for (var i = 0; i < all.size(); i++) {
                if (all.get(i).get().status() == 204) {
                    worked.add("quiet river number " + i);
                }
            }
        }

        assertThat(worked).hasSize(1);
        assertThat(http().basic(email, worked.iterator().next())
                        .get("/api/account")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aDisabledAccountGetsNoLetter() {
        var id = http().basic(email, PASSWORD)
                .get("/api/account")
                .json()
                .path("id")
                .asString();
        ask(email);
        var key = key(RESET_PASSWORD, email, 1);
        admin().post("/api/accounts/" + id + "/disable", "");

        assertThat(reset(key, OTHER).reason()).isEqualTo("link-void");
    }

    @Test
    void nobodysMailboxIsFilled() {
        var statuses =
                IntStream.range(0, 5).mapToObj(each -> ask(email).status()).toList();

        assertThat(statuses).containsExactly(202, 202, 202, 429, 429);
    }

    @Test
    void theSecretIsNotKept() {
        ask(email);
        var key = key(RESET_PASSWORD, email, 1);

        var stored = mongo.getCollection("letters")
                .find(new Document("email", email))
                .map(Document::toJson);

        assertThat(stored).isNotEmpty().noneMatch(letter -> letter.contains(key.substring(key.indexOf('.') + 1)));
    }

    private Http.Answer ask(String address) {
        return http().post("/api/accounts/password-letters", "{\"email\": \"" + address + "\"}");
    }

    private Http.Answer reset(String key, String password) {
        return http().post(
                        "/api/accounts/password-resets",
                        "{\"key\": \"%s\", \"password\": \"%s\"}".formatted(key, password));
    }
}
