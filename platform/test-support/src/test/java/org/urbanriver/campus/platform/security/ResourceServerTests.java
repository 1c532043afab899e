package org.urbanriver.campus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.test.WithStores;

@SpringBootTest
@AutoConfigureMockMvc
@WithStores
@Import(ResourceServerTests.WhoAmI.class)
class ResourceServerTests {

    private static final RSAKey KEY = key("the-gateways");
    private static final RSAKey OTHER_KEY = key("the-gateways");
    private static final HttpServer KEYS = serve(new JWKSet(KEY.toPublicJWK()).toString());

    private static volatile boolean gatewayIsAway;

    @Autowired
    MockMvcTester http;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        properties.add(
                "campus.security.jwks-uri",
                () -> "http://127.0.0.1:" + KEYS.getAddress().getPort() + "/jwks");
    }

    @AfterAll
    static void stop() {
        KEYS.stop(0);
    }

    @Test
    void aTokenOfTheGatewayTellsWhoCalls() {
        var result = call(token(KEY, claims -> claims));

        assertThat(result).hasStatusOk();
        assertThat(result).bodyText().isEqualTo("rosa Rosa Delgado rosa@example.org [STUDENT]");
    }

    @Test
    void anythingElseIsTurnedAway() {
        var past = Date.from(Instant.now().minusSeconds(600));

        assertRefused(token(OTHER_KEY, claims -> claims));
        assertRefused(token(KEY, claims -> claims.expirationTime(past)));
        assertRefused(token(KEY, claims -> claims.issuer("somebody-else")));
        assertRefused(token(KEY, claims -> claims.audience("other-services")));
        assertRefused(token(KEY, claims -> claims.audience((String) null)));
        assertRefused(unsigned(token(KEY, claims -> claims)));
        assertRefused("no-token-at-all");
    }

    @Test
    void theOutboxIsToldToAdminsAlone() {
        var admin = token(KEY, claims -> claims.claim(CampusToken.ROLES, List.of("ADMIN")));

        assertThat(http.get().uri("/internal/outbox").exchange()).hasStatus(401);
        assertThat(outbox(token(KEY, claims -> claims))).hasStatus(403);
        assertThat(outbox(admin))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.waiting")
                .isEqualTo(0);
    }

    private MvcTestResult outbox(String token) {
        return http.get()
                .uri("/internal/outbox")
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    @Test
    void whoseTokenCannotBeCheckedIsToldToTryAgain() {
        gatewayIsAway = true;
        try {
            var result = call(token(key("not-fetched-yet"), claims -> claims));

            assertThat(result).hasStatus(503);
            assertThat(result).bodyJson().extractingPath("$.reason").isEqualTo("unavailable");
        } finally {
            gatewayIsAway = false;
        }
    }

    private void assertRefused(String token) {
        var result = call(token);

        assertThat(result).hasStatus(401);
        assertThat(result).bodyJson().extractingPath("$.reason").isEqualTo("sign-in-required");
    }

    private MvcTestResult call(String token) {
        return http.get()
                .uri("/who-am-i")
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private static String token(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(CampusToken.ISSUER)
                .audience(CampusToken.AUDIENCE)
                .subject("rosa")
                .claim(CampusToken.NAME, "Rosa Delgado")
                .claim(CampusToken.EMAIL, "rosa@example.org")
                .claim(CampusToken.ROLES, List.of(Role.STUDENT.name()))
                .expirationTime(Date.from(Instant.now().plus(CampusToken.LIFETIME)));
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                change.apply(claims).build());
        try {
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unsigned(String token) {
        return "eyJhbGciOiJub25lIn0." + token.split("\\.")[1] + ".";
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer serve(String body) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> {
                var bytes = body.getBytes();
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(gatewayIsAway ? 502 : 200, bytes.length);
                try (var out = exchange.getResponseBody()) {
                    out.write(bytes);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @RestController
    record WhoAmI(CurrentCaller caller) {

        @GetMapping("/who-am-i")
        String whoAmI() {
            var me = caller.get();
            return me.id() + " " + me.name() + " " + me.email() + " " + me.roles();
        }
    }
}
