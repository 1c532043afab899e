package org.urbanriver.campus.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

class TokenControllerTests extends GatewayTest {

    @Autowired
    ApiTokens stored;

    @Test
    void aTokenSpeaksForItsAccountAndIsNeverShownAgain() {
        var email = newEmail();
        var id = register(email).json().path("id").asString();

        var made = http().basic(email, PASSWORD).post("/api/account/tokens", "{\"name\": \"My script\", \"days\": 30}");

        var secret = made.json().path("token").asString();
        assertThat(made.status()).isEqualTo(201);
        assertThat(secret).matches("urc_[A-Za-z0-9_-]{43}");
        var program = http().bearer(secret);
        assertThat(program.get("/api/account").json().path("id").asString()).isEqualTo(id);
        var list = program.get("/api/account/tokens");
        assertThat(list.json().path(0).path("name").asString()).isEqualTo("My script");
        assertThat(list.body()).doesNotContain(secret);
        assertThat(stored.findByAccountId(id))
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain(secret));
    }

    @Test
    void whenItWasUsedIsKeptToTheHour() {
        var email = newEmail();
        var id = register(email).json().path("id").asString();
        var program = program(email);
        clock.forward(Duration.ofHours(2));

        program.get("/api/account");

        assertThat(stored.findByAccountId(id))
                .singleElement()
                .satisfies(each -> assertThat(each.lastUsedAt())
                        .isNotNull()
                        .satisfies(at -> assertThat(at.getEpochSecond() % 3600).isZero()));
    }

    @Test
    void aTokenIsNeverUsedBeforeItWasMade() {
        var program = student();

        program.get("/api/account");

        var token = program.get("/api/account/tokens").json().path(0);
        var createdAt = Instant.parse(token.path("createdAt").asString());
        assertThat(Instant.parse(token.path("lastUsedAt").asString())).isAfterOrEqualTo(createdAt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/account/tokens", "/api/account/%74okens"})
    void aTokenMakesNoFurtherTokensSoThatItsEndIsTheEnd(String address) {
        var answer = student().post(address, "{\"name\": \"for ever\", \"days\": 365}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.reason()).isEqualTo("not-allowed");
        assertThat(answer.json().path("detail").asString()).contains("A token cannot make tokens");
    }

    @Test
    void eachWayToBeUnknownIsToldInItsOwnWords() {
        var email = newEmail();
        register(email);

        var nobody = http().get("/api/account");
        var wrongToken = http().bearer("urc_wrong").get("/api/account");
        var wrongPassword = http().basic(email, "not my password").get("/api/account");

        assertThat(detail(nobody)).isEqualTo("Sign in first, or send a token.");
        assertThat(detail(wrongToken)).isEqualTo("This token is not valid: it is unknown, expired or revoked.");
        assertThat(detail(wrongPassword)).isEqualTo("The e-mail address or the password is wrong.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urc_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "urc_",
                "x",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.",
                "urc_$ne"
            })
    void aTokenThatWasMadeUpIsRefusedEvenWhereNoneIsNeeded(String token) {
        var answer = http().bearer(token).get("/api/courses");

        assertThat(answer.reason()).isEqualTo("sign-in-required");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(SERVICE.count("/api/courses")).isZero();
    }

    @Test
    void anExpiredTokenIsRefused() {
        var program = student();
        assertThat(program.get("/api/account").status()).isEqualTo(200);

        clock.forward(Duration.ofDays(1));

        assertThat(program.get("/api/account").status()).isEqualTo(401);
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        var program = student();
        var id = program.get("/api/account/tokens").json().path(0).path("id").asString();

        assertThat(program.delete("/api/account/tokens/" + id).status()).isEqualTo(204);

        assertThat(program.get("/api/account").status()).isEqualTo(401);
    }

    @Test
    void somebodyElsesTokenDoesNotExist() {
        var rosa = student();
        var id = rosa.get("/api/account/tokens").json().path(0).path("id").asString();

        var answer = student().delete("/api/account/tokens/" + id);

        assertThat(answer.reason()).isEqualTo("not-found");
        assertThat(rosa.get("/api/account").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"\", \"days\": 1}",
                "{\"name\": \"a\", \"days\": 0}",
                "{\"name\": \"a\", \"days\": 366}",
                "{\"name\": \"a\"}",
                "{\"days\": 3}",
                "{\"name\": \"<script>\", \"days\": 3}"
            })
    void aTokenNeedsANameAndAYearAtMost(String body) {
        assertThat(person().post("/api/account/tokens", body).reason()).isEqualTo("invalid");
    }

    @Test
    void anAccountHasTwentyTokensAtMostEvenWhenAskedForAllAtOnce() throws Exception {
        var email = newEmail();
        register(email);
        var student = signedIn(email);
        var csrf = student.csrf("/problems");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 30)
                    .mapToObj(each -> threads.submit(() -> makeToken(student, csrf)))
                    .toList();
            for (var each : all) {
                assertThat(each.get().status()).isIn(201, 409);
            }
        }

        assertThat(student.get("/api/account/tokens").json().size()).isLessThanOrEqualTo(20);
        while (student.get("/api/account/tokens").json().size() < 20) {
            makeToken(student, csrf);
        }
        assertThat(makeToken(student, csrf).reason()).isEqualTo("too-many-tokens");
    }

    private static Http.Answer makeToken(Http browser, String csrf) {
        return browser.post("/api/account/tokens", "{\"name\": \"n\", \"days\": 1}", "X-CSRF-TOKEN", csrf);
    }

    @Test
    void aPasswordIsTakenWhereTokensAreMadeAndNowhereElse() {
        var email = newEmail();
        register(email);
        var client = http().basic(email, PASSWORD);

        assertThat(client.get("/api/account").status()).isEqualTo(200);
        assertThat(client.get("/api/courses").reason()).isEqualTo("sign-in-required");
        assertThat(client.get("/api/accounts").reason()).isEqualTo("sign-in-required");
    }

    /** Somebody with a password. */
    private Http person() {
        var email = newEmail();
        register(email);
        return http().basic(email, PASSWORD);
    }

    private static String detail(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        return answer.json().path("detail").asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Digest x", "Bearer", "Basic Og==", "x"})
    void aHeaderThatSaysNothingIsRefused(String header) {
        assertThat(http().authorization(header).get("/api/account").status()).isEqualTo(401);
    }
}
