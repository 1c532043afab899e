package org.urbanriver.campus.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

class SignInTests extends GatewayTest {

    private static final String SESSION = "campus-session";

    @Autowired
    MongoTemplate mongo;

    @Autowired
    SessionStore store;

    private String email;

    @BeforeEach
    void account() {
        email = newEmail();
        register(email);
    }

    @Test
    void signingInLeadsToThePageThatOneCameFrom() {
        var browser = http().browser();

        var answer = browser.submit("/sign-in?next=/problems", "/sign-in", fields(PASSWORD, "/problems"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/problems");
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(SESSION)
                        .contains("HttpOnly")
                        .contains("SameSite=Lax"));
        assertThat(browser.get("/problems").body()).contains("Rosa Delgado").contains("Sign out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"})
    void itNeverLeadsToAnotherSite(String next) {
        assertThat(http().browser()
                        .submit("/sign-in", "/sign-in", fields(PASSWORD, next))
                        .header("Location"))
                .isEqualTo("/");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreToldAlike() {
        var wrong = http().browser().submit("/sign-in", "/sign-in", fields("not my password", "/"));
        var unknown = http().browser()
                .submit("/sign-in", "/sign-in", Map.of("email", "nobody@example.org", "password", PASSWORD));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.body())
                .contains("The e-mail address or the password is wrong.")
                .contains(email);
        assertThat(unknown.body()).contains("The e-mail address or the password is wrong.");
    }

    @Test
    void aSessionThatWasThereBeforeIsNotTheOneAfterwards() {
        var browser = http().browser();
        browser.submit("/sign-in", "/sign-in", fields(PASSWORD, "/"));
        var first = browser.cookie(SESSION).orElseThrow().getValue();

        var other = newEmail();
        register(other);
        browser.form("/sign-in", withCsrf(browser, "/problems", Map.of("email", other, "password", PASSWORD)));

        var second = browser.cookie(SESSION).orElseThrow().getValue();
        assertThat(second).isNotEqualTo(first);
        assertThat(withCookie(first).status()).isEqualTo(401);
    }

    @Test
    void aSessionIdThatWasPlantedIsNotTakenOver() {
        var planted = "cGxhbnRlZC1zZXNzaW9uLWlk";
        var browser = http().browser();
        var csrf = browser.csrf("/sign-in");
        var cookie = browser.cookie("campus-csrf").orElseThrow().getValue();

        var answer = http().browser()
                .send(http().request("/sign-in")
                        .header("Cookie", SESSION + "=" + planted + "; campus-csrf=" + cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .setHeader("Accept", "text/html")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("email=" + email + "&password="
                                + PASSWORD.replace(' ', '+') + "&_csrf="
                                + java.net.URLEncoder.encode(csrf, java.nio.charset.StandardCharsets.UTF_8))));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.response().headers().allValues("Set-Cookie").toString())
                .doesNotContain(planted);
        assertThat(withCookie(planted).status()).isEqualTo(401);
    }

    @Test
    void signingOutEndsTheSession() {
        var browser = signedIn(email);
        var session = browser.cookie(SESSION).orElseThrow().getValue();
        assertThat(withCookie(session).status()).isEqualTo(200);

        var answer = browser.submit("/problems", "/sign-out", Map.of());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(withCookie(session).status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsAfterAMonthHoweverMuchItIsUsed() {
        var browser = signedIn(email);
        assertThat(browser.get("/api/account").status()).isEqualTo(200);

        clock.forward(Duration.ofDays(31));

        assertThat(browser.get("/api/account").status()).isEqualTo(401);
    }

    @Test
    void sessionsThatHaveExpiredAreSweptAway() {
        signedIn(email);
        assertThat(mongo.getCollection(SessionStore.COLLECTION).countDocuments())
                .isPositive();

        clock.forward(Duration.ofDays(1));
        store.sweep();

        assertThat(mongo.getCollection(SessionStore.COLLECTION).countDocuments())
                .isZero();
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        var browser = signedIn(email);

        var answer = browser.form("/sign-out", Map.of("_csrf", "made-up"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("The form was open for too long");
        assertThat(browser.get("/api/account").status()).isEqualTo(200);
    }

    @Test
    void anotherSiteCannotUseASessionForTheApi() {
        SERVICE.answer("POST /api/enrollments", 201, "application/json", "{}");
        var browser = signedIn(email);

        var ridden = browser.post("/api/enrollments", "{\"offeringId\": \"x\"}");
        var genuine =
                browser.post("/api/enrollments", "{\"offeringId\": \"x\"}", "X-CSRF-TOKEN", browser.csrf("/problems"));
        var tokens = browser.post("/api/account/tokens", "{\"name\": \"x\", \"days\": 1}");

        assertThat(ridden.status()).isEqualTo(403);
        assertThat(tokens.status()).isEqualTo(403);
        assertThat(genuine.status()).isEqualTo(201);
        assertThat(SERVICE.count("/api/enrollments")).isEqualTo(1);
    }

    @Test
    void aProgramNeedsNoSuchToken() {
        SERVICE.answer("POST /api/enrollments", 201, "application/json", "{}");

        assertThat(program(email)
                        .post("/api/enrollments", "{\"offeringId\": \"x\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aPageForAccountsAsksToSignInFirst() {
        var answer = http().browser().get("/account/settings");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/sign-in?next=%2Faccount%2Fsettings");
    }

    @Test
    void guessingIsStoppedAfterTenTriesAndARightPasswordDoesNotCount() {
        for (var i = 0; i < 15; i++) {
            assertThat(http().basic(email, PASSWORD).get("/api/account").status())
                    .isEqualTo(200);
        }
        for (var i = 0; i < 10; i++) {
            assertThat(http().basic(email, "wrong password").get("/api/account").status())
                    .isIn(401, 429);
        }

        var stopped = http().basic(email, PASSWORD).get("/api/account");
        var page = http().browser().submit("/sign-in", "/sign-in", fields(PASSWORD, "/"));

        assertThat(stopped.reason()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(stopped.header("Retry-After"))).isBetween(1, 61);
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.body()).contains("too many tries");
    }

    @Test
    void whoRegistersOnThePageIsSignedInAndCanLearnAtOnce() {
        var browser = http().browser();
        var address = newEmail();

        var answer = browser.submit(
                "/register?next=/problems",
                "/register",
                Map.of("email", address, "name", "Ana Lima", "password", PASSWORD, "next", "/problems"));

        assertThat(answer.header("Location")).isEqualTo("/problems");
        assertThat(browser.get("/problems").body()).contains("Ana Lima");
    }

    @Test
    void whatIsWrongInAFormIsToldBesideItAndTheRestIsKept() {
        var browser = http().browser();

        var wrong = browser.submit(
                "/register", "/register", Map.of("email", newEmail(), "name", "Ana \"A\" Lima", "password", PASSWORD));
        var taken = browser.submit(
                "/register", "/register", Map.of("email", email, "name", "Ana Lima", "password", PASSWORD));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("without quotation marks")
                .contains("Ana &#34;A&#34; Lima")
                .doesNotContain(PASSWORD);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.body()).contains("There is an account with this e-mail address already.");
    }

    private Map<String, String> fields(String password, String next) {
        return Map.of("email", email, "password", password, "next", next);
    }

    private static Map<String, String> withCsrf(Http browser, String page, Map<String, String> fields) {
        var all = new java.util.HashMap<>(fields);
        all.put("_csrf", browser.csrf(page));
        return all;
    }

    private Http.Answer withCookie(String session) {
        return http().get("/api/account", "Cookie", SESSION + "=" + session);
    }
}
