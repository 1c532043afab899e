package org.urbanriver.campus.gateway.page.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

class TeachingPagesTests extends GatewayTest {

    private static final String COURSE = "/api/authoring/courses/c1";

    private static final String DRAFT = """
            {"id": "c1", "slug": "headaches", "title": "Headaches <b>", "summary": "Six techniques", "description": "",
             "objectives": [], "ceHours": 6.0, "language": "en", "instructors": [{"id": "i1", "name": "Imani Brooks"}],
             "modules": [
               {"id": "one", "title": "One <i>", "technique": null, "objectives": [], "minutes": 30,
                "text": "Hello </textarea><script>", "edition": {"id": "e1", "by": "Imani", "at": "2026-03-02T10:00:00Z"}},
               {"id": "two", "title": "Two", "technique": "acupressure", "objectives": [], "minutes": 40, "text": "Text",
                "edition": {"id": "e2", "by": null, "at": null}}],
             "edition": {"id": "d1", "by": "Imani", "at": "2026-03-02T10:00:00Z"}, "version": 7,
             "publishedRevision": 2, "changed": true, "archived": false, "updatedAt": "2026-03-02T10:42:00Z"}""";

    private static final String STALE = """
            {"type": "/problems/concurrent-change", "status": 409, "reason": "concurrent-change",
             "detail": "Otto changed this meanwhile.", "title": "Someone else changed this meanwhile",
             "theirs": {"id": "one", "title": "One", "technique": null, "objectives": [], "minutes": 30,
               "text": "The text of <Otto>", "edition": {"id": "e9", "by": "Otto Other", "at": "2026-03-02T10:40:00Z"}}}""";

    private Http browser;

    @BeforeEach
    void signIn() {
        browser = signedIn(ADMIN);
        json("GET /api/authoring/courses", page(DRAFT));
        json("GET " + COURSE, DRAFT);
        json("GET " + COURSE + "/preview", "[]");
        json("GET /api/authoring/courses/instructors", "[]");
        json("GET /api/techniques", """
                [{"slug": "acupressure", "name": "Acupressure", "summary": "Points"}]""");
        json("GET /api/offerings", page(""));
    }

    @Test
    void theCoursesAreForThoseWhoSignIn() {
        assertThat(http().browser().get("/teach").header("Location")).endsWith("/sign-in?next=%2Fteach");
        assertThat(browser.get("/teach").body())
                .contains("Headaches &lt;b&gt;", "Published, revision 2", "Changes not published");
    }

    @Test
    void withoutTheCourseServiceThePageSaysSo() {
        SERVICE.answer("GET /api/authoring/courses", 503, "application/problem+json", "{}");

        var page = browser.get("/teach");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("The courses cannot be reached right now");
    }

    @Test
    void aModuleIsMovedByAButtonWithoutAScript() {
        json("PUT " + COURSE + "/modules/order", DRAFT);

        var answer = browser.submit(
                "/teach/courses/c1", "/teach/courses/c1/order?module=one&module=two", Map.of("down", "one"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(SERVICE.last(COURSE + "/modules/order").body()).contains("[\"two\",\"one\"]");
    }

    @Test
    void aNewCourseKeepsWhatWasTypedWhenAFieldIsWrong() {
        problem("POST /api/authoring/courses", 422, """
                {"reason": "invalid", "detail": "Please correct.", "errors": [{"pointer": "/ceHours", "message": "must not be null"}]}""");

        var page = browser.submit(
                "/teach/courses/new", "/teach/courses", Map.of("title", "My <course>", "ceHours", "many"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("value=\"My &lt;course>\"", "value=\"many\"", "Must not be null.");
    }

    @Test
    void theEditorEscapesTheTextAndSavesOnTheEditionItShows() {
        json("PUT " + COURSE + "/modules/one", DRAFT);
        var page = browser.get("/teach/courses/c1/modules/one");

        assertThat(page.body())
                .contains("Hello &lt;/textarea&gt;", "name=\"basedOn\" value=\"e1\"")
                .doesNotContain("</textarea><script>");
        var saved = browser.submit(
                "/teach/courses/c1/modules/one",
                "/teach/courses/c1/modules/one",
                Map.of("title", "One", "minutes", "30", "text", "New", "basedOn", "e1"));
        assertThat(saved.status()).isEqualTo(303);
        assertThat(SERVICE.last(COURSE + "/modules/one").body()).contains("\"basedOn\":\"e1\"", "\"text\":\"New\"");
    }

    @Test
    void savingByItselfAnswersWhenItWasSavedAndTheNextEdition() {
        json("PUT " + COURSE + "/modules/one", DRAFT);

        var part = part(
                "/teach/courses/c1/modules/one",
                "saved",
                Map.of("title", "One", "minutes", "30", "text", "New", "basedOn", "e1"));

        assertThat(part.body())
                .contains("id=\"saved\"", "Saved 10:42", "value=\"e1\"")
                .doesNotContain("<html");
    }

    @Test
    void aTextThatAColleagueChangedIsShownBesideOnesOwnAndBothCanBeChosen() {
        problem("PUT " + COURSE + "/modules/one", 409, STALE);
        var typed = Map.of("title", "One", "minutes", "30", "text", "My text", "basedOn", "e1");

        var whole = browser.submit("/teach/courses/c1/modules/one", "/teach/courses/c1/modules/one", typed);
        var part = part("/teach/courses/c1/modules/one", "saved", typed);

        assertThat(whole.status()).isEqualTo(409);
        assertThat(whole.body())
                .contains("My text", "The text of &lt;Otto&gt;", "Otto Other", "name=\"keep\" value=\"e9\"");
        assertThat(part.status()).isEqualTo(409);
        assertThat(part.body())
                .contains("The text of &lt;Otto&gt;", "name=\"keep\" value=\"e9\"")
                .doesNotContain("<html");
        var waiting = new HashMap<>(typed);
        waiting.put("conflict", "on");
        assertThat(part("/teach/courses/c1/modules/one", "saved", waiting).status())
                .isEqualTo(204);
        json("PUT " + COURSE + "/modules/one", DRAFT);
        waiting.put("keep", "e9");
        assertThat(part("/teach/courses/c1/modules/one", "saved", waiting).status())
                .isEqualTo(200);
        assertThat(SERVICE.last(COURSE + "/modules/one").body()).contains("\"basedOn\":\"e9\"");
    }

    @Test
    void whatWasNotSavedIsPreviewed() {
        json("POST /api/authoring/courses/preview", "{\"html\": \"<p>Hello <em>you</em></p>\"}");

        var part = part("/teach/preview", "preview", Map.of("text", "Hello *you*"));

        assertThat(part.body()).contains("<p>Hello <em>you</em></p>").doesNotContain("<html");
    }

    @Test
    void thePublishPageShowsTheDifferenceAndPublishesWhatWasLookedAt() {
        json("GET " + COURSE + "/difference", """
                {"from": 2, "to": null, "version": 7, "details": [], "modules": [
                  {"moduleId": "one", "title": "One", "kind": "CHANGED", "moved": true, "wordsAdded": 3, "wordsRemoved": 1,
                   "parts": [{"part": "TEXT", "wordsAdded": 3, "wordsRemoved": 1, "lines": [
                     {"mark": "SKIPPED", "pieces": []},
                     {"mark": "REMOVED", "pieces": [{"text": "old <b>", "changed": true}]},
                     {"mark": "ADDED", "pieces": [{"text": "brand new text", "changed": true}]}]}]}]}""");
        problem("POST " + COURSE + "/publish", 409, STALE);

        assertThat(browser.get("/teach/courses/c1/publish").body())
                .contains(
                        "Changes since revision 2",
                        "<del>old &lt;b&gt;</del>",
                        "<ins>brand new text</ins>",
                        "+3 words",
                        "−1 word",
                        "moved")
                .contains("name=\"version\" value=\"7\"");
        var refused = browser.submit(
                "/teach/courses/c1/publish", "/teach/courses/c1/publish", Map.of("note", "Better", "version", "7"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("A colleague changed the draft", "Better");
        assertThat(SERVICE.last(COURSE + "/publish").body()).contains("\"version\":7");
    }

    @Test
    void aFileIsAddedByAFormWithoutAScript() {
        json("GET " + COURSE + "/media", "[]");
        SERVICE.answer("POST " + COURSE + "/media", 201, "application/json", """
                {"id": "abc.png", "fileName": "a.png", "contentType": "image/png", "bytes": 3, "address": "/api/media/abc.png",
                 "markdown": "![a](/api/media/abc.png)"}""");
        var token = browser.csrf("/teach/courses/c1/media");
        var body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\nPNG\r\n--b--\r\n";

        var page = browser.send(browser.request("/teach/courses/c1/media")
                .setHeader("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));

        assertThat(page.status()).isEqualTo(201);
        assertThat(page.body()).contains("![a](/api/media/abc.png)");
        assertThat(SERVICE.all("POST", COURSE + "/media").getFirst().body()).isEqualTo("PNG");
    }

    private Http.Answer part(String path, String target, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("_csrf", browser.csrf("/teach/courses/c1"));
        var body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send(browser.request(path)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .setHeader("HX-Request", "true")
                .setHeader("HX-Target", target)
                .POST(BodyPublishers.ofString(body)));
    }

    static String page(String item) {
        return "{\"items\": [" + item + "], \"page\": 0, \"size\": 20, \"total\": " + (item.isEmpty() ? 0 : 1) + "}";
    }

    private static void json(String call, String body) {
        SERVICE.answer(call, 200, "application/json", body);
    }

    private static void problem(String call, int status, String body) {
        SERVICE.answer(call, status, "application/problem+json", body);
    }
}
