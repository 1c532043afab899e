package org.urbanriver.campus.gateway;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.urbanriver.campus.contracts.notifications.LetterKind;
import org.urbanriver.campus.platform.test.Events;
import org.urbanriver.campus.platform.test.WithStores;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running gateway, shared by all tests that need one, with a stand-in for the services behind it. */
@WithStores
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "campus.admin.email=" + GatewayTest.ADMIN,
            "campus.admin.password=" + GatewayTest.PASSWORD,
            "campus.passwords.memory-kib=64",
            "campus.passwords.iterations=1",
            "campus.pages.kept-for=0s",
            "campus.limits.registrations-per-hour=1000000",
            "campus.limits.sign-in-per-minute-and-address=1000000"
        })
@Import(GatewayTest.Time.class)
public abstract class GatewayTest {

    public static final String ADMIN = "admin@example.org";
    public static final String PASSWORD = "quiet river stones";

    protected static final String LETTERS = "/internal/letters";
    protected static final FakeService SERVICE = FakeService.start();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<Integer, String> ADMIN_TOKENS = new ConcurrentHashMap<>();

    @LocalServerPort
    protected int port;

    @Autowired
    protected Events events;

    @Autowired
    protected MovableClock clock;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry settings) {
        settings.add("campus.services.course", SERVICE::address);
        settings.add("campus.services.enrollment", SERVICE::address);
        settings.add("campus.services.notification", SERVICE::address);
    }

    @BeforeEach
    void forget() {
        SERVICE.forget();
        SERVICE.answer("POST " + LETTERS, 204, "text/plain", "");
        clock.reset();
    }

    /** The letters of a kind that were handed over for this address, oldest first. */
    protected static List<JsonNode> letters(LetterKind kind, String email) {
        return SERVICE.all("POST", LETTERS).stream()
                .map(seen -> JsonMapper.shared().readTree(seen.body()))
                .filter(letter -> letter.path("email").asString().equals(email))
                .filter(letter -> letter.path("kind").asString().equals(kind.name()))
                .toList();
    }

    /** The secret of the newest letter of a kind for this address, once so many are there. */
    protected static String key(LetterKind kind, String email, int count) {
        await().atMost(Duration.ofSeconds(15)).until(() -> letters(kind, email).size() >= count);
        var path = letters(kind, email).getLast().path("path").asString();
        return path.substring(path.indexOf('=') + 1);
    }

    protected Http http() {
        return new Http(port);
    }

    /** An address that no account has yet. */
    protected static String newEmail() {
        return "person" + NUMBER.incrementAndGet() + "@example.org";
    }

    protected Http.Answer register(String email) {
        return http().post("/api/accounts", registration(email, "Rosa Delgado", PASSWORD));
    }

    protected static String registration(String email, String name, String password) {
        return """
            {"email": "%s", "name": "%s", "password": "%s"}\
            """.formatted(email, name, password);
    }

    /** A program with a token of this account. */
    protected Http program(String email) {
        return http().bearer(token(email));
    }

    protected String token(String email) {
        return http().basic(email, PASSWORD)
                .post("/api/account/tokens", """
                    {"name": "test", "days": 1}\
                    """)
                .json()
                .path("token")
                .asString();
    }

    protected Http student() {
        var email = newEmail();
        register(email);
        return program(email);
    }

    /** A program of the first admin; its one token is shared, as an account has but twenty. */
    protected Http admin() {
        return http().bearer(ADMIN_TOKENS.computeIfAbsent(port, any -> token(ADMIN)));
    }

    /** A browser in which somebody is signed in. */
    protected Http signedIn(String email) {
        var browser = http().browser();
        var answer = browser.submit("/sign-in", "/sign-in", Map.of("email", email, "password", PASSWORD));
        if (answer.status() != 303) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return browser;
    }

    @TestConfiguration
    static class Time {

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }

    /** The real time, unless a test moves it. */
    public static final class MovableClock extends Clock {

        private final Clock real = Clock.tickMillis(ZoneOffset.UTC);
        private volatile Duration ahead = Duration.ZERO;

        public void forward(Duration by) {
            ahead = ahead.plus(by);
        }

        public void reset() {
            ahead = Duration.ZERO;
        }

        @Override
        public Instant instant() {
            return real.instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return real.withZone(zone);
        }
    }
}
