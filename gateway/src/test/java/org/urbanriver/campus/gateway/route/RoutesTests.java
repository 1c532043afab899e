package org.urbanriver.campus.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.platform.security.CampusToken;

class RoutesTests extends GatewayTest {

    private static final String[] ROUTES = {
        "/api/techniques",
        "/api/courses",
        "/api/courses/x/modules/y",
        "/api/authoring/courses",
        "/api/media/x",
        "/api/offerings",
        "/api/offerings/x/roster.csv",
        "/api/enrollments",
        "/api/learning",
        "/api/inbox",
        "/api/inbox/stream",
        "/api/monitor/events",
    };

    static List<String> routes() {
        return List.of(ROUTES);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("routes")
    void everyRouteShowsAServiceOnlyWhatTheGatewayVouchesFor(String path) throws Exception {
        SERVICE.answer("GET " + path, 200, "application/json", "{}");

        var status = raw("GET " + path + " HTTP/1.1", """
                Authorization:\s
                Cookie: campus-session=stolen; other=1
                X-Forwarded-For: 6.6.6.6
                X-Forwarded-Host: evil.example
                Forwarded: for=6.6.6.6
                X-Real-IP: 6.6.6.6
                X-Internal-User: admin
                X-Original-URL: /admin
                Proxy-Authorization: Basic x
                Connection: close, X-Smuggled
                X-Smuggled: 1
                Accept-Language: es
                """.replace("Authorization: \n", ""));

        assertThat(status).startsWith("HTTP/1.1 200");
        var seen = SERVICE.last(path);
        assertThat(seen.headers().keySet())
                .isSubsetOf(
                        "accept",
                        "accept-language",
                        "connection",
                        "host",
                        "traceparent",
                        "user-agent",
                        "x-forwarded-for",
                        "x-forwarded-proto",
                        "x-request-id");
        assertThat(seen.header("x-forwarded-for")).doesNotContain("6.6.6.6");
        assertThat(seen.header("host")).doesNotContain("evil");
        assertThat(seen.header("accept-language")).isEqualTo("es");
    }

    @Test
    void aServiceLearnsWhoCallsByASignedToken() throws Exception {
        SERVICE.answer("GET /api/enrollments", 200, "application/json", "{}");
        var email = newEmail();
        var id = register(email).json().path("id").asString();
        var secret = token(email);

        http().bearer(secret).get("/api/enrollments");

        var authorization = SERVICE.last("/api/enrollments").header("authorization");
        assertThat(authorization).startsWith("Bearer ").doesNotContain(secret);
        var token = SignedJWT.parse(authorization.substring("Bearer ".length()));
        var keys = JWKSet.parse(http().get("/internal/jwks").body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(id);
        assertThat(claims.getIssuer()).isEqualTo(CampusToken.ISSUER);
        assertThat(claims.getAudience()).containsExactly(CampusToken.AUDIENCE);
        assertThat(claims.getStringClaim(CampusToken.EMAIL)).isEqualTo(email);
        assertThat(claims.getStringClaim(CampusToken.NAME)).isEqualTo("Rosa Delgado");
        assertThat(claims.getStringListClaim(CampusToken.ROLES)).containsExactly("STUDENT");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void theTokenIsMadeOnceAMinuteAndAnewForOtherRoles() {
        SERVICE.answer("GET /api/enrollments", 200, "application/json", "{}");
        var email = newEmail();
        var id = register(email).json().path("id").asString();
        var program = program(email);

        program.get("/api/enrollments");
        var first = SERVICE.last("/api/enrollments").header("authorization");
        program.get("/api/enrollments");
        var second = SERVICE.last("/api/enrollments").header("authorization");
        admin().put("/api/accounts/" + id + "/roles", "{\"roles\": [\"INSTRUCTOR\"]}");
        program.get("/api/enrollments");
        var third = SERVICE.last("/api/enrollments").header("authorization");

        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
    }

    @Test
    void anAnonymousCallGoesWithoutAToken() {
        SERVICE.answer("GET /api/courses", 200, "application/json", "{\"items\": []}");

        var answer = http().get("/api/courses?q=neck%20pain&size=5");

        assertThat(answer.body()).isEqualTo("{\"items\": []}");
        assertThat(SERVICE.last("/api/courses").header("authorization")).isEmpty();
        assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aProblemOfAServicePassesUnchanged() {
        var problem =
                "{\"type\":\"/problems/full\",\"title\":\"Every seat is taken\",\"status\":409,\"reason\":\"full\"}";
        SERVICE.answer("POST /api/enrollments", 409, "application/problem+json", problem);

        var answer = http().post("/api/enrollments", "{\"offeringId\": \"x\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo(problem);
        assertThat(SERVICE.last("/api/enrollments").body()).isEqualTo("{\"offeringId\": \"x\"}");
    }

    @Test
    void acrossTheGatewayNoServiceSetsCookies() {
        SERVICE.answer("GET /api/courses", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "campus-session=planted");
            exchange.sendResponseHeaders(204, -1);
        });

        assertThat(http().get("/api/courses").header("Set-Cookie")).isEmpty();
    }

    @Test
    void anAnswerHasTheHeadersThatKeepBrowsersSafeOnce() {
        SERVICE.answer("GET /api/courses", exchange -> {
            exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(204, -1);
        });

        var headers = http().get("/api/courses").response().headers();

        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    }

    @Test
    void aRequestIdThatACallerChoosesIsKeptUnlessItIsNonsense() {
        SERVICE.answer("GET /api/courses", 200, "application/json", "{}");

        var kept = http().get("/api/courses", "X-Request-Id", "my-call-12345");
        assertThat(kept.header("X-Request-Id")).isEqualTo("my-call-12345");
        assertThat(SERVICE.last("/api/courses").header("x-request-id")).isEqualTo("my-call-12345");

        assertThat(http().get("/api/courses", "X-Request-Id", "a b{}").header("X-Request-Id"))
                .matches("[0-9a-z]{16}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing", "/api", "/api/coursesx", "/api/accounts/a/b/c"})
    void anAddressThatNobodyAnswersIsNotFound(String path) {
        assertThat(admin().get(path).reason()).isEqualTo("not-found");
    }

    @Test
    void aBodyThatIsTooLargeIsStoppedHere() {
        SERVICE.answer("POST /api/enrollments", 200, "application/json", "{}");
        var large = "x".repeat(3 * 1024 * 1024);

        var known = http().post("/api/enrollments", large);
        assertThat(SERVICE.count("/api/enrollments")).isZero();
        var chunked = http().send(http().request("/api/enrollments")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large))));

        assertThat(known.reason()).isEqualTo("too-large");
        assertThat(chunked.reason()).isEqualTo("too-large");
    }

    @Test
    void aFileOfManyMegabytesGoesThrough() {
        SERVICE.answer("POST /api/authoring/courses/c1/media", 201, "application/json", "{}");
        var large = new byte[20 * 1024 * 1024];

        var answer = http().send(http().request("/api/authoring/courses/c1/media")
                .header("Content-Type", "video/mp4")
                .POST(BodyPublishers.ofByteArray(large)));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(SERVICE.last("/api/authoring/courses/c1/media").body()).hasSize(large.length);
    }

    @Test
    void anEventStreamArrivesAsItIsSentAndEndsWhenTheReaderLeaves() throws Exception {
        var left = new CountDownLatch(1);
        SERVICE.answer("GET /api/inbox/stream", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write("data: tick\n\n".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    Thread.sleep(20);
                }
            } catch (IOException e) {
                left.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET /api/inbox/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var read = new StringBuilder();
            await().atMost(Duration.ofSeconds(5)).until(() -> {
                var bytes = new byte[256];
                read.append(new String(bytes, 0, socket.getInputStream().read(bytes), StandardCharsets.UTF_8));
                return read.indexOf("data: tick") > 0;
            });
        }

        assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aServiceThatBreaksOffIsToldAsUnavailableAndAChangeIsNotRepeated() {
        SERVICE.answer("POST /api/enrollments", exchange -> {
            throw new IOException("gone");
        });

        var answer = http().post("/api/enrollments", "{}");

        assertThat(answer.reason()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(SERVICE.count("/api/enrollments")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health/liveness, 200",
        "/actuator/health/readiness, 200",
        "/actuator/health, 404",
        "/actuator, 404",
        "/actuator/env, 404",
        "/actuator/metrics, 404",
        "/v3/api-docs, 404",
        "/internal/else, 404",
        "/swagger-ui/index.html, 404",
    })
    void onlyWhatEveryoneMayKnowIsOpen(String path, int status) {
        assertThat(http().get(path).status()).isEqualTo(status);
    }

    /** Sends a request byte for byte and gives the first line of the answer. */
    private String raw(String line, String headers) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var request = line + "\r\nHost: evil.example\r\n" + headers.strip().replace("\n", "\r\n") + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/courses?q=%E9", "/api/offerings?course=%C3", "/api/accounts?q=%E9"})
    void parametersThatCannotBeReadAreMalformed(String address) {
        var answer = admin().get(address);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?q=%E9", "/sign-in?next=%E9", "/sign-in?next=/a%FF", "/my-learning?page=%E9"})
    void parametersThatCannotBeReadAreMalformedOnPagesToo(String address) {
        var answer = signedIn(ADMIN).get(address);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body()).contains("The request could not be read");
    }

    /** Whether a form came from the campus is looked at before anything else, and reads its parameters. */
    @Test
    void aFormThatCannotBeReadIsMalformed() {
        var browser = signedIn(ADMIN);

        var form = browser.send(browser.request("/sign-in")
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=%E9")));
        var call = browser.post("/api/enrollments?_csrf=%E9", "{}");

        assertThat(form.status()).isEqualTo(400);
        assertThat(form.header("Content-Type")).startsWith("text/html");
        assertThat(call.reason()).isEqualTo("malformed");
    }
}
