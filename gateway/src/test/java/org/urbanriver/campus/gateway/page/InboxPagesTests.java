package org.urbanriver.campus.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

class InboxPagesTests extends GatewayTest {

    private static final String READ = "\"readAt\": \"2026-03-02T16:04:05Z\",";

    private Http browser;

    @BeforeEach
    void signedIn() {
        var email = newEmail();
        register(email);
        browser = signedIn(email);
        json("GET /api/inbox", inbox(message("n1", "\"/enrollments/e1\"", ""), 1));
        json("GET /api/inbox/unread", "{\"unread\": 3}");
    }

    @Test
    void whoIsNotSignedInSignsInFirstAndComesBack() {
        var answer = http().browser().get("/inbox?page=2");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/sign-in?next=%2Finbox%3Fpage%3D2");
    }

    @Test
    void withoutItsServiceThePageSaysThatTheCampusRests() {
        away("GET /api/inbox");

        var answer = browser.get("/inbox");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("A part of the campus is resting");
    }

    @Test
    void messagesAreMarkedNewAndEscaped() {
        json("GET /api/inbox", """
            {"items": [%s, %s, %s], "page": 0, "size": 3, "total": 4, "unread": 1, "position": "0"}\
            """.formatted(
                        message("n1", "\"/enrollments/e1\"", ""),
                        message("n2", "\"/enrollments/e2\"", READ),
                        message("n3", "null", READ)));

        var body = browser.get("/inbox").body();

        assertThat(body)
                .contains("One new message", "You are enrolled &lt;b&gt;", "Seat &lt;i&gt;", "/inbox?page=1")
                .contains("/inbox/n1/read", "/inbox/n2/read", "name=\"until\" value=\"2026-03-02T15:04:05Z\"")
                .containsOnlyOnce(">New<")
                .doesNotContain("/inbox/n3/read", " style=\"", "<script>");
    }

    @Test
    void inPlaceOnlyTheMessagesAreAnswered() {
        assertThat(browser.get("/inbox", "HX-Target", "messages").body())
                .contains("You are enrolled")
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"/enrollments/e1\"', /enrollments/e1",
        "'\"//evil.example\"', /",
        "'\"javascript:alert(1)\"', /",
        "null, /inbox?page=0"
    })
    void openingAMessageMarksItReadAndLeadsOnWithinTheCampus(String link, String target) {
        json("POST /api/inbox/n1/read", message("n1", link, READ));

        var answer = browser.submit("/inbox", "/inbox/n1/read", Map.of());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo(target);
        assertThat(SERVICE.all("POST", "/api/inbox/n1/read")).hasSize(1);
    }

    @Test
    void whoOnlyMarksAMessageReadStaysWhereTheyAre() {
        json("POST /api/inbox/n1/read", message("n1", "\"/enrollments/e1\"", READ));

        var answer = browser.submit("/inbox", "/inbox/n1/read", Map.of("stay", "true", "page", "2"));
        var inPlace = inPlace("/inbox/n1/read", Map.of("stay", "true", "page", "0"));

        assertThat(answer.header("Location")).isEqualTo("/inbox?page=2");
        assertThat(inPlace.body())
                .contains("id=\"messages\"", "data-focus", "id=\"bell\"", "hx-swap-oob=\"true\"")
                .doesNotContain("<html");
    }

    @Test
    void allThatWasSeenIsMarkedReadAtOnce() {
        json("POST /api/inbox/read", "{\"unread\": 0}");

        var answer = browser.submit("/inbox", "/inbox/read", Map.of("until", "2026-03-02T15:04:05Z"));

        assertThat(answer.header("Location")).isEqualTo("/inbox");
        assertThat(SERVICE.last("/api/inbox/read").body()).contains("\"until\":\"2026-03-02T15:04:05Z\"");
        assertThat(browser.get("/inbox").body()).contains("Everything is marked read.");

        var nonsense = browser.submit("/inbox", "/inbox/read", Map.of("until", "yesterday"));

        assertThat(nonsense.status()).isEqualTo(422);
        assertThat(SERVICE.count("/api/inbox/read")).isEqualTo(1);
    }

    @Test
    void anEmptyInboxSaysSo() {
        json("GET /api/inbox", inbox("", 0));

        assertThat(browser.get("/inbox").body()).contains("No messages yet").doesNotContain("Mark all read");
    }

    @Test
    void theBellShowsItsNumberOnEveryPageAlsoWithoutJavaScript() {
        assertThat(browser.get("/problems").body())
                .contains("href=\"/inbox\"", "Inbox: 3 new messages", "/assets/bell.js");
        assertThat(SERVICE.all("GET", "/api/inbox/unread")).hasSize(1);
        assertThat(http().browser().get("/problems").body()).doesNotContain("bell.js");
    }

    @Test
    void withoutItsServiceTheBellShowsNoNumber() {
        away("GET /api/inbox/unread");

        var answer = browser.get("/problems");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("id=\"bell\"").doesNotContain("new messages");
    }

    @Test
    void theBellReadsOutOnlyWhatIsNew() {
        assertThat(browser.get("/inbox/bell?seen=2").body())
                .contains("data-announce=\"Inbox: 3 new messages\"")
                .doesNotContain("<html");
        assertThat(browser.get("/inbox/bell?seen=3").body()).doesNotContain("data-announce");
    }

    @Test
    void aBellInTheBackgroundNeverLeadsAwayFromThePage() {
        var answer = http().browser().get("/inbox/bell", "HX-Request", "true");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("HX-Redirect")).isEmpty();
    }

    @Test
    void messagesAreReadInSpanishWithTheirTextMarkedAsEnglish() {
        assertThat(browser.get("/inbox", "Accept-Language", "es").body())
                .contains("Un mensaje nuevo", "Marcar todo como leído", "<h2 lang=\"en\">");
        assertThat(browser.get("/inbox").body()).doesNotContain("<h2 lang");
    }

    private Http.Answer inPlace(String action, Map<String, String> fields) {
        var all = new java.util.HashMap<>(fields);
        all.put("_csrf", browser.csrf("/inbox"));
        return browser.form(action, all, "HX-Target", "messages");
    }

    private static String message(String id, String link, String more) {
        return """
            {"id": "%s", "kind": "enrollment-activated", "title": "You are enrolled <b>", "text": "Seat <i>", %s
             "link": %s, "at": "2026-03-02T15:04:05Z"}\
            """.formatted(id, more, link);
    }

    private static String inbox(String entries, int count) {
        return """
            {"items": [%s], "page": 0, "size": 20, "total": %d, "unread": %d, "position": "0"}\
            """.formatted(entries, count, count);
    }

    private static void away(String call) {
        SERVICE.answer(call, 503, "application/problem+json", "{}");
    }

    private static void json(String call, String body) {
        SERVICE.answer(call, 200, "application/json", body);
    }
}
