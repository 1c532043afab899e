package org.urbanriver.campus.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountDisabled;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountRegistered;
import org.urbanriver.campus.platform.security.CampusToken;
import org.urbanriver.campus.platform.test.Events;
import org.urbanriver.campus.platform.test.WithStores;

/** The whole service with its stores and a mail server, started once for all test classes that extend this. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"campus.streams.heartbeat=300ms", "campus.streams.per-account=3", "campus.mail.timeout=1s"})
@AutoConfigureMockMvc
@WithStores
@Import(ServiceTest.Tokens.class)
public abstract class ServiceTest {

    protected static final GreenMail MAIL_SERVER =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    static {
        MAIL_SERVER.start();
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("campus.mail.host", () -> "127.0.0.1");
        properties.add("campus.mail.port", () -> MAIL_SERVER.getSmtp().getPort());
    }

    @Autowired
    protected Events events;

    @Autowired
    protected MockMvcTester mvc;

    @LocalServerPort
    private int port;

    protected void register(String id, String name) {
        register(id, name, id + "@example.org");
    }

    protected void register(String id, String name, String email) {
        events.send(new AccountRegistered(account(id, name, email, false)), 1);
    }

    protected void disable(String id, String name) {
        events.send(new AccountDisabled(account(id, name, id + "@example.org", true)), 2);
    }

    private static AccountView account(String id, String name, String email, boolean disabled) {
        return new AccountView(id, email, name, Set.of(Role.STUDENT), disabled, Instant.parse("2026-03-02T15:04:05Z"));
    }

    /** @param account id and roles, such as {@code rosa~STUDENT} */
    protected LiveClient live(String path, String account, String lastEventId) {
        return LiveClient.open("http://127.0.0.1:" + port + path, account, lastEventId);
    }

    /** Tokens for requests over a real connection: {@code id~ROLE.ROLE}. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Tokens {

        @Bean
        JwtDecoder jwtDecoder() {
            return token -> {
                var parts = token.split("~");
                if (parts.length != 2) {
                    throw new BadJwtException("no token of this test");
                }
                return new Jwt(
                        token,
                        Instant.now(),
                        Instant.now().plusSeconds(120),
                        Map.of("alg", "none"),
                        Map.of(
                                "sub",
                                parts[0],
                                CampusToken.NAME,
                                parts[0],
                                CampusToken.EMAIL,
                                parts[0] + "@example.org",
                                CampusToken.ROLES,
                                List.of(parts[1].split("[.]"))));
            };
        }
    }
}
