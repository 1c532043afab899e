package org.urbanriver.campus.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

class LearningPagesTests extends GatewayTest {

    private static final String OFFERING = """
        {"id": "o1", "courseId": "c1", "courseSlug": "headaches", "courseTitle": "Headaches <script>",
         "type": "WEBINAR", "place": "%s", "link": "%s", "timeZone": "America/New_York",
         "dates": [{"startsAt": "2020-01-16T14:00:00Z", "endsAt": "2020-01-16T21:00:00Z"},
                   {"startsAt": "2099-01-16T14:00:00Z", "endsAt": "2099-01-16T21:00:00Z"}],
         "waiting": 0, "waitlist": true, "status": "OPEN", "instructorIds": ["i1"]}\
        """;

    private static final String LESSON = """
        {"courseSlug": "headaches", "courseTitle": "Headaches <script>", "revision": 1, "moduleId": "m1",
         "title": "Points <b>", "objectives": ["Find <i> them"], "minutes": 50,
         "html": "<p>Press <strong>gently</strong></p>", "position": 1, "modules": 2, "next": "m2"}\
        """;

    private static final String LAST_LESSON = """
        {"courseSlug": "headaches", "courseTitle": "Headaches", "revision": 1, "moduleId": "m2",
         "title": "Jaw", "objectives": [], "minutes": 50, "html": "<p>Rest</p>", "position": 2, "modules": 2,
         "previous": "m1"}\
        """;

    private String studentId;
    private Http browser;

    @BeforeEach
    void enrolled() {
        var email = newEmail();
        studentId = register(email).json().path("id").asString();
        browser = signedIn(email);
        json("GET /api/offerings/o1", offering("Room 2", "https://meet.example.org/x"));
        json("GET /api/enrollments/e1", enrollment("ACTIVE", ""));
        json("GET /api/enrollments", page(enrollment("ACTIVE", "")));
        json("GET /api/courses/headaches/modules/m1", LESSON);
        json("GET /api/courses/headaches/modules/m2", LAST_LESSON);
    }

    @ParameterizedTest
    @CsvSource({
        "/enrollments/e1, %2Fenrollments%2Fe1",
        "/courses/headaches/modules/m1, %2Fcourses%2Fheadaches%2Fmodules%2Fm1",
        "/my-learning?page=1, %2Fmy-learning%3Fpage%3D1",
        "/inbox, %2Finbox",
        "/offerings/o1/roster, %2Fofferings%2Fo1%2Froster"
    })
    void whoIsNotSignedInSignsInFirstAndComesBack(String address, String next) {
        var answer = http().browser().get(address);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/sign-in?next=" + next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/enrollments/e2",
                "/enrollments/%3Cscript%3E",
                "/courses/headaches/modules/m9",
                "/offerings/o2/roster"
            })
    void whatIsSomebodyElsesIsNotThere(String address) {
        var answer = browser.get(address);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here").doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/enrollments/e1", "/courses/headaches/modules/m1", "/my-learning", "/inbox"})
    void withoutItsServiceAPageSaysThatTheCampusRests(String address) {
        SERVICE.forget();
        for (var path : new String[] {"enrollments", "enrollments/e1", "courses/headaches/modules/m1", "inbox"}) {
            SERVICE.answer("GET /api/" + path, 503, "application/problem+json", "{}");
        }

        var answer = browser.get(address);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("A part of the campus is resting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/enrollments/e1",
                "/courses/headaches/modules/m1",
                "/my-learning",
                "/inbox",
                "/offerings/o1/roster"
            })
    void noPageNeedsMoreThanTheStrictPolicyAllows(String address) {
        json("GET /api/inbox", inbox(message("n1", "\"/enrollments/e1\"", ""), 1));
        json("GET /api/offerings/o1/roster", page(rosterEntry()));

        var answer = browser.get(address);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .doesNotContain("<script>")
                .doesNotContain(" style=\"")
                .doesNotContainPattern("\\son[a-z]+=\"");
    }

    @Test
    void anEnrollmentShowsWhereOneStandsAndWhatComesNext() {
        var body = browser.get("/enrollments/e1").body();

        assertThat(body)
                .contains("Headaches &lt;script&gt;", "Webinar", "Room 2", "EST", "Enrolled.")
                .contains("href=\"https://meet.example.org/x\"")
                .contains("0 of 2 modules done", "Begin with: Points &lt;b&gt;")
                .contains("href=\"/courses/headaches/modules/m1\"", "Mark done", "Withdraw now");
        assertThat(SERVICE.last("/api/enrollments/e1").header("authorization")).startsWith("Bearer ey");
    }

    @Test
    void aLinkThatIsNoneOfTheWebIsOnlyText() {
        json("GET /api/offerings/o1", offering("Room 2", "javascript:alert(1)"));

        assertThat(browser.get("/enrollments/e1").body())
                .contains("javascript:alert(1)")
                .doesNotContain("href=\"javascript");
    }

    @Test
    void datesAreThoseOfTodayOrElseThoseKnown() {
        json("GET /api/offerings/o1", offering("Room 7", ""));
        assertThat(browser.get("/enrollments/e1").body()).contains("Room 7");

        SERVICE.answer("GET /api/offerings/o1", 503, "application/problem+json", "{}");

        assertThat(browser.get("/enrollments/e1").body()).contains("Room 1");
        assertThat(browser.get("/my-learning").body()).contains("Dates could not be checked right now");
    }

    @Test
    void whoWaitsSeesThePlaceInLineAndNoLessons() {
        json("GET /api/enrollments/e1", enrollment("WAITLISTED", "\"waitlistPosition\": 3,"));

        assertThat(browser.get("/enrollments/e1").body())
                .contains("On the waitlist.", "Number 3 in line.", "Leave the waitlist now")
                .doesNotContain("/modules/m1\"")
                .doesNotContain("Mark done");
    }

    @Test
    void staffSeeAStudentsEnrollmentButCannotMarkItsModules() {
        json("GET /api/enrollments/e1", enrollment("ACTIVE", "").replace(studentId, "another"));

        assertThat(browser.get("/enrollments/e1").body())
                .contains("Enrollment of Rosa &lt;b&gt;", "Not done yet")
                .doesNotContain("Mark done");
    }

    @Test
    void aModuleIsMarkedDoneAndThePageSaysSo() {
        json("PUT /api/enrollments/e1/modules/m1/done", enrollment("ACTIVE", ""));

        var answer = browser.submit("/enrollments/e1", "/enrollments/e1/modules/m1/done", Map.of());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/enrollments/e1?done=m1");
        assertThat(SERVICE.all("PUT", "/api/enrollments/e1/modules/m1/done")).hasSize(1);
        json("GET /api/enrollments/e1", done(enrollment("ACTIVE", "")));
        assertThat(browser.get("/enrollments/e1?done=m1").body())
                .contains("Done: Points &lt;b&gt;", "1 of 2 modules done", "Continue with: Jaw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?done=m1", "?done=%3Cscript%3E", "?withdrawn=", "?enrolled=&done=x"})
    void aLinkCannotMakeThePageSayWhatIsNotSo(String query) {
        json("GET /api/enrollments/e1", enrollment("COMPLETED", ""));

        assertThat(browser.get("/enrollments/e1" + query).body())
                .doesNotContain("class=\"done\"")
                .doesNotContain("<script>");
    }

    @Test
    void withdrawingAsksForAReasonAndKeepsTheFormOpen() {
        var answer = browser.submit("/enrollments/e1", "/enrollments/e1/withdraw", Map.of("reason", "  "));
        var tooLong = browser.submit("/enrollments/e1", "/enrollments/e1/withdraw", Map.of("reason", "x".repeat(501)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Please say why, in a few words.", "<details open>");
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(SERVICE.count("/api/enrollments/e1/withdraw")).isZero();
    }

    @Test
    void aWithdrawalIsSentOnceAndConfirmed() {
        json("POST /api/enrollments/e1/withdraw", enrollment("WITHDRAWN", ""));

        var answer = browser.submit("/enrollments/e1", "/enrollments/e1/withdraw", Map.of("reason", " Ill \"now\" "));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/enrollments/e1?withdrawn=");
        assertThat(SERVICE.last("/api/enrollments/e1/withdraw").body()).contains("\"Ill \\\"now\\\"\"");
        json("GET /api/enrollments/e1", enrollment("WITHDRAWN", "\"withdrawnReason\": \"Ill <b>\","));
        assertThat(browser.get("/enrollments/e1?withdrawn=").body())
                .contains("The enrollment was withdrawn.", "Reason given: Ill &lt;b&gt;")
                .doesNotContain("Withdraw now");
    }

    @Test
    void anOfferedSeatIsAcceptedOnThePage() {
        json("GET /api/enrollments/e1", enrollment("WAITLISTED", "\"offerUntil\": \"2099-03-05T08:00:00Z\","));
        json("POST /api/enrollments/e1/accept", enrollment("ACTIVE", ""));

        var page = browser.get("/enrollments/e1");
        var answer = browser.submit("/enrollments/e1", "/enrollments/e1/accept", Map.of());

        assertThat(page.body()).contains("A seat is offered", "Mar 5, 2099", "Accept the seat");
        assertThat(answer.header("Location")).isEqualTo("/enrollments/e1?enrolled=");
        assertThat(SERVICE.count("/api/enrollments/e1/accept")).isEqualTo(1);
    }

    @Test
    void anOfferThatHasEndedIsToldInTheWordsOfTheService() {
        json("GET /api/enrollments/e1", enrollment("WAITLISTED", "\"offerUntil\": \"2099-03-05T08:00:00Z\","));
        SERVICE.answer("POST /api/enrollments/e1/accept", 409, "application/problem+json", """
            {"type": "/problems/offer-expired", "title": "t", "status": 409, "reason": "offer-expired",
             "detail": "It is too late to accept."}\
            """);

        var answer = browser.submit("/enrollments/e1", "/enrollments/e1/accept", Map.of());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("It is too late to accept.");
    }

    @Test
    void aRefusalIsToldInTheWordsOfTheServiceAndWhatWasTypedIsKept() {
        SERVICE.answer("POST /api/enrollments/e1/withdraw", 409, "application/problem+json", """
            {"type": "/problems/not-active", "title": "t", "status": 409, "reason": "not-active",
             "detail": "A completed enrollment cannot be withdrawn."}\
            """);

        var answer = browser.submit("/enrollments/e1", "/enrollments/e1/withdraw", Map.of("reason", "Ill </textarea>"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("A completed enrollment cannot be withdrawn.", "Ill &lt;/textarea&gt;");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        var answer = browser.form("/enrollments/e1/withdraw", Map.of("reason", "ridden"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(SERVICE.count("/api/enrollments/e1/withdraw")).isZero();
    }

    @Test
    void aLessonIsReadMarkedDoneAndLeadsToTheNext() {
        json("PUT /api/enrollments/e1/modules/m1/done", enrollment("ACTIVE", ""));

        var page = browser.get("/courses/headaches/modules/m1");
        var answer = browser.submit(
                "/courses/headaches/modules/m1",
                "/enrollments/e1/modules/m1/done",
                Map.of("next", "/courses/headaches/modules/m2"));

        assertThat(page.body())
                .contains("<p>Press <strong>gently</strong></p>", "Points &lt;b&gt;", "Find &lt;i&gt; them")
                .contains("Module 1 of 2", "Mark done and continue", "Next module")
                .contains("name=\"next\" value=\"/courses/headaches/modules/m2\"")
                .doesNotContain("Previous module");
        assertThat(answer.header("Location")).isEqualTo("/courses/headaches/modules/m2");
        assertThat(browser.get("/courses/headaches/modules/m2").body())
                .contains("Previous module", "Mark done</button>")
                .doesNotContain("name=\"next\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example"})
    void markingDoneNeverLeadsToAnotherSite(String next) {
        json("PUT /api/enrollments/e1/modules/m1/done", enrollment("ACTIVE", ""));

        var answer = browser.submit("/enrollments/e1", "/enrollments/e1/modules/m1/done", Map.of("next", next));

        assertThat(answer.header("Location")).isEqualTo("/");
    }

    @Test
    void aLessonThatIsDoneSaysSo() {
        json("GET /api/enrollments", page(done(enrollment("ACTIVE", ""))));

        assertThat(browser.get("/courses/headaches/modules/m1").body())
                .contains("Done</span>")
                .doesNotContain("Mark done");
    }

    @Test
    void withoutTheEnrollmentServiceALessonCanStillBeRead() {
        SERVICE.answer("GET /api/enrollments", 503, "application/problem+json", "{}");

        var answer = browser.get("/courses/headaches/modules/m1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("gently", "Your progress cannot be shown or changed right now");
    }

    @Test
    void whoHasNoSeatIsToldHowToGetIn() {
        SERVICE.answer("GET /api/courses/headaches/modules/m1", 403, "application/problem+json", """
            {"type": "/problems/no-seat", "title": "t", "status": 403, "reason": "no-seat",
             "detail": "Enroll in an offering of this course to read its lessons."}\
            """);

        var answer = browser.get("/courses/headaches/modules/m1");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Enroll in an offering of this course to read its lessons.")
                .contains("href=\"/courses/headaches\"");
    }

    @Test
    void myLearningShowsProgressAndTheNextDate() {
        assertThat(browser.get("/my-learning").body())
                .contains("Headaches &lt;script&gt;", "Enrolled.", "0 of 2 modules done", "href=\"/enrollments/e1\"")
                .contains("Jan 16, 2099")
                .doesNotContain("Jan 16, 2020");
    }

    @Test
    void whoLearnsNothingYetIsLedToTheCatalog() {
        json("GET /api/enrollments", "{\"items\": [], \"page\": 0, \"size\": 10, \"total\": 0}");

        assertThat(browser.get("/my-learning").body())
                .contains("You are not enrolled in any course yet.", "Find a course");
    }

    @Test
    void theInboxMarksWhatIsNewAndEscapesIt() {
        json("GET /api/inbox", """
            {"items": [%s, %s], "page": 0, "size": 1, "total": 2, "unread": 1, "position": "0"}\
            """.formatted(
                        message("n1", "\"/enrollments/e1\"", ""),
                        message("n2", "null", "\"readAt\": \"2026-03-02T16:04:05Z\",")));

        var body = browser.get("/inbox").body();

        assertThat(body)
                .contains("One new message", "You are enrolled &lt;b&gt;", "Seat &lt;i&gt;", "/inbox?page=1")
                .containsOnlyOnce(">New<");
        assertThat(body).contains("/inbox/n1/read").doesNotContain("/inbox/n2/read");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"/enrollments/e1\"', /enrollments/e1",
        "'\"//evil.example\"', /",
        "'\"javascript:alert(1)\"', /",
        "null, /inbox"
    })
    void openingAMessageMarksItReadAndLeadsOnWithinTheCampus(String link, String target) {
        json("GET /api/inbox", inbox(message("n1", link, ""), 1));
        json("POST /api/inbox/n1/read", message("n1", link, "\"readAt\": \"2026-03-02T16:04:05Z\","));

        var answer = browser.submit("/inbox", "/inbox/n1/read", Map.of());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo(target);
        assertThat(SERVICE.all("POST", "/api/inbox/n1/read")).hasSize(1);
    }

    @Test
    void anEmptyInboxSaysSo() {
        json("GET /api/inbox", inbox("", 0));

        assertThat(browser.get("/inbox").body()).contains("There are no messages.");
    }

    @Test
    void theRosterShowsWhoTakesPart() {
        json("GET /api/offerings/o1/roster", """
            {"items": [%s], "page": 1, "size": 50, "total": 101}\
            """.formatted(rosterEntry()));

        var body = browser.get("/offerings/o1/roster?page=1").body();

        assertThat(body)
                .contains("Rosa &lt;b&gt;", "rosa@example.org", "Enrolled", "1 of 2 modules done", "101 people")
                .contains("/offerings/o1/roster?page=0", "/offerings/o1/roster?page=2")
                .contains("href=\"/api/offerings/o1/roster.csv\"");
    }

    @Test
    void whoIsNotStaffIsToldThatTheRosterIsNotForThem() {
        SERVICE.answer("GET /api/offerings/o1/roster", 403, "application/problem+json", """
            {"type": "/problems/not-allowed", "title": "t", "status": 403, "reason": "not-allowed",
             "detail": "Only instructors and admins may do this."}\
            """);

        var answer = browser.get("/offerings/o1/roster");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("This is not for your account", "Only instructors and admins may do this.");
    }

    @Test
    void everyPageLeadsToWhatOneLearns() {
        assertThat(browser.get("/problems").body()).contains("href=\"/my-learning\"", "href=\"/inbox\"");
        assertThat(http().browser().get("/problems").body()).doesNotContain("/my-learning");
    }

    private String enrollment(String status, String more) {
        return """
            {"id": "e1", "studentId": "%s", "studentName": "Rosa <b>", "offering": %s, "revision": 1, %s
             "status": "%s", "enrolledAt": "2026-03-02T15:04:05Z", "changedAt": "2026-03-02T15:04:05Z",
             "modules": [{"moduleId": "m1", "title": "Points <b>", "doneAt": null},
                         {"moduleId": "m2", "title": "Jaw", "doneAt": null}]}\
            """.formatted(studentId, offering("Room 1", ""), more, status);
    }

    private static String done(String enrollment) {
        return enrollment.replaceFirst("null", "\"2026-03-03T15:04:05Z\"");
    }

    private static String offering(String place, String link) {
        return OFFERING.formatted(place, link);
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

    private static String rosterEntry() {
        return """
            {"enrollmentId": "e1", "studentId": "s1", "name": "Rosa <b>", "email": "rosa@example.org",
             "status": "ACTIVE", "enrolledAt": "2026-03-02T15:04:05Z", "modulesDone": 1, "modules": 2}\
            """;
    }

    private static void json(String call, String body) {
        SERVICE.answer(call, 200, "application/json", body);
    }

    private static String page(String item) {
        return "{\"items\": [" + item + "], \"page\": 0, \"size\": 100, \"total\": 1}";
    }
}
