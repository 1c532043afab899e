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

    private static final String NEXT_CLASS =
            "{\"startsAt\": \"2099-01-16T14:00:00Z\", \"endsAt\": \"2099-01-16T21:00:00Z\"}";

    private static final String OFFERING = """
            {"id": "%s", "courseId": "c1", "courseSlug": "headaches", "courseTitle": "Headaches <script>",
             "type": "WEBINAR", "place": "%s", "link": "%s", "timeZone": "America/New_York",
             "dates": [{"startsAt": "2020-01-16T14:00:00Z", "endsAt": "2020-01-16T21:00:00Z"}, %s],
             "capacity": 9, "seatsLeft": 3, "waiting": 0, "waitlist": true, "offerHours": 24, "status": "OPEN",
             "instructorIds": ["i1"]}""";

    private static final String CONTENTS = """
            [{"id": "m1", "title": "Points <b>", "objectives": [], "minutes": 50},
             {"id": "m2", "title": "Jaw", "objectives": [], "minutes": 50}]""";

    private static final String LESSON = """
            {"courseSlug": "headaches", "courseTitle": "Headaches <script>", "revision": 1, "moduleId": "m1",
             "title": "Points <b>", "objectives": ["Find <i> them"], "minutes": 50,
             "html": "<p>Press <strong>gently</strong></p>", "position": 1, "modules": 2, "next": "m2",
             "contents": %s}""".formatted(CONTENTS);

    private static final String LAST_LESSON = """
            {"courseSlug": "headaches", "courseTitle": "Headaches", "revision": 1, "moduleId": "m2",
             "title": "Jaw", "objectives": [], "minutes": 50, "html": "<p>Rest</p>", "position": 2, "modules": 2,
             "previous": "m1", "contents": %s}""".formatted(CONTENTS);

    private String studentId;
    private Http browser;

    @BeforeEach
    void enrolled() {
        var email = newEmail();
        studentId = register(email).json().path("id").asString();
        browser = signedIn(email);
        json("GET /api/learning/e1", learning("ACTIVE", ""));
        json("GET /api/learning", overview(learning("ACTIVE", ""), ""));
        json("GET /api/enrollments/e1/transfers", "[]");
        json("GET /api/courses/headaches/modules/m1", LESSON);
        json("GET /api/courses/headaches/modules/m2", LAST_LESSON);
        json("PUT /api/learning/courses/headaches/bookmark", enrollment("ACTIVE", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "/enrollments/e1, %2Fenrollments%2Fe1",
        "/enrollments/e1/withdraw, %2Fenrollments%2Fe1%2Fwithdraw",
        "/courses/headaches/modules/m1, %2Fcourses%2Fheadaches%2Fmodules%2Fm1",
        "/my-learning?page=1, %2Fmy-learning%3Fpage%3D1",
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
                "/enrollments/e2/withdraw",
                "/enrollments/e2/transfer",
                "/enrollments/%3Cscript%3E",
                "/courses/headaches/modules/m9",
                "/teach/offerings/o2"
            })
    void whatIsSomebodyElsesIsNotThere(String address) {
        var answer = browser.get(address);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here").doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/enrollments/e1", "/courses/headaches/modules/m1", "/my-learning"})
    void withoutItsServiceAPageSaysThatTheCampusRests(String address) {
        SERVICE.forget();
        for (var path : new String[] {"learning", "learning/e1", "courses/headaches/modules/m1"}) {
            away("GET /api/" + path);
        }

        var answer = browser.get(address);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("A part of the campus is resting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/enrollments/e1",
                "/enrollments/e1/withdraw",
                "/enrollments/e1/transfer",
                "/courses/headaches/modules/m1",
                "/my-learning",
                "/teach/offerings/o1"
            })
    void noPageNeedsMoreThanTheStrictPolicyAllows(String address) {
        json("GET /api/offerings/o1", offering("o1", "Room 2", ""));
        json("GET /api/offerings/o1/roster", page(rosterEntry()));
        json("GET /api/enrollments/e1/transfers", "[" + option("o2", "Room <b>", "") + "]");

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
                .contains("Headaches &lt;script&gt;", "Webinar", "Room 2", "EST", "Jan 16, 2099")
                .contains("You have had a seat since")
                .contains("href=\"https://meet.example.org/x\"")
                .contains("0 of 2 modules done", "Mark done", "href=\"/courses/headaches/modules/m1\"")
                .contains("href=\"/enrollments/e1/transfer\"", "href=\"/enrollments/e1/withdraw\"");
        assertThat(SERVICE.last("/api/learning/e1").header("authorization")).startsWith("Bearer ey");
    }

    @Test
    void aLinkThatIsNoneOfTheWebIsOnlyText() {
        json(
                "GET /api/learning/e1",
                learning("ACTIVE", "").replace("https://meet.example.org/x", "javascript:alert(1)"));

        assertThat(browser.get("/enrollments/e1").body())
                .contains("javascript:alert(1)")
                .doesNotContain("href=\"javascript");
    }

    @Test
    void timesAreThoseOfTheClassAndOfTheReader() {
        browser.cookie("campus-zone", "Europe/Madrid");

        assertThat(browser.get("/enrollments/e1").body())
                .contains("EST", "Your time:")
                .containsPattern("9:00.AM")
                .containsPattern("3:00.PM");
    }

    @Test
    void theDatesAreThereForTheStudentsOwnCalendar() {
        var page = browser.get("/enrollments/e1");
        var file = browser.get("/enrollments/e1/dates.ics");

        assertThat(page.body()).contains("href=\"/enrollments/e1/dates.ics\"");
        assertThat(file.header("Content-Type")).startsWith("text/calendar");
        assertThat(file.header("Content-Disposition")).contains("class-dates.ics");
        assertThat(file.body()).contains("DTSTART:20990116T140000Z", "/enrollments/e1");
        assertThat(browser.get("/enrollments/e2/dates.ics").status()).isEqualTo(404);
    }

    @Test
    void whoWaitsSeesThePlaceInLineAndNoLessons() {
        json("GET /api/learning/e1", learning("WAITLISTED", "\"waitlistPosition\": 3,"));

        assertThat(browser.get("/enrollments/e1").body())
                .contains("On the waitlist", "Number 3 in line.", "keep it for you for 24 hours", "Leave the waitlist")
                .doesNotContain("/modules/m1\"", "Mark done", "meet.example.org");
    }

    @Test
    void staffSeeAStudentsEnrollmentInOtherWordsAndCannotMarkItsModules() {
        json("GET /api/learning/e1", learning("ACTIVE", "").replace(studentId, "another"));

        assertThat(browser.get("/enrollments/e1").body())
                .contains("Enrollment of Rosa &lt;b&gt;", "The student has had a seat since", "Not done yet")
                .doesNotContain("Mark done", "You have had a seat");
    }

    @Test
    void aModuleIsMarkedDoneAndThePageSaysSoOnce() {
        json("PUT /api/enrollments/e1/modules/m1/done", done(enrollment("ACTIVE", "")));

        var answer = browser.submit("/enrollments/e1", "/enrollments/e1/modules/m1/done", Map.of());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/enrollments/e1");
        assertThat(SERVICE.all("PUT", "/api/enrollments/e1/modules/m1/done")).hasSize(1);
        assertThat(browser.get("/enrollments/e1").body()).contains("The module is done.");
        assertThat(browser.get("/enrollments/e1").body()).doesNotContain("The module is done.");
    }

    @Test
    void inPlaceOnlyTheModulesChangeAndTheOneThatWasMarkedTakesTheFocus() {
        json("PUT /api/enrollments/e1/modules/m1/done", done(enrollment("ACTIVE", "")));

        var answer = inPlace("/enrollments/e1", "/enrollments/e1/modules/m1/done", "modules", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("1 of 2 modules done", "data-focus", "Done: Points &lt;b>")
                .doesNotContain("<html");
    }

    @Test
    void inPlaceARefusalIsToldBesideThePage() {
        refuse("PUT /api/enrollments/e1/modules/m1/done", "not-active", "Only an active enrollment goes on.");

        var answer = inPlace("/enrollments/e1", "/enrollments/e1/modules/m1/done", "modules", Map.of());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("HX-Retarget")).isEqualTo("#toasts");
        assertThat(answer.body()).doesNotContain("<html");
    }

    @Test
    void withdrawingIsAskedForOnAPageAndInADialog() {
        var page = browser.get("/enrollments/e1/withdraw");
        var dialog = browser.get("/enrollments/e1/withdraw", "HX-Target", "dialog");

        assertThat(page.body())
                .contains("Withdraw from this course?", "Your seat goes to the next person", "Keep the seat", "<html");
        assertThat(dialog.body())
                .contains("id=\"dialog-title\"", "Withdraw now", "data-close")
                .doesNotContain("<html");
    }

    @Test
    void aWithdrawalIsSentOnceWithOrWithoutAReason() {
        json("POST /api/enrollments/e1/withdraw", enrollment("WITHDRAWN", ""));

        var answer = browser.submit(
                "/enrollments/e1/withdraw", "/enrollments/e1/withdraw", Map.of("reason", " Ill \"now\" "));
        assertThat(answer.header("Location")).isEqualTo("/enrollments/e1");
        assertThat(SERVICE.last("/api/enrollments/e1/withdraw").body()).contains("\"Ill \\\"now\\\"\"");
        browser.submit("/enrollments/e1/withdraw", "/enrollments/e1/withdraw", Map.of("reason", "  "));

        assertThat(SERVICE.last("/api/enrollments/e1/withdraw").body()).doesNotContain("Ill");
        assertThat(SERVICE.count("/api/enrollments/e1/withdraw")).isEqualTo(2);
    }

    @Test
    void aReasonThatIsTooLongIsKeptAndSentNowhere() {
        var answer = browser.submit(
                "/enrollments/e1/withdraw", "/enrollments/e1/withdraw", Map.of("reason", "x".repeat(501)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("at most 500 characters", "x".repeat(501));
        assertThat(SERVICE.count("/api/enrollments/e1/withdraw")).isZero();
    }

    @Test
    void whoWithdrewIsToldSoAndCanComeBack() {
        json("GET /api/learning/e1", learning("WITHDRAWN", "\"withdrawnReason\": \"Ill <b>\","));
        json("GET /api/enrollments/e1", enrollment("WITHDRAWN", ""));
        json("POST /api/enrollments", enrollment("WAITLISTED", ""));

        var page = browser.get("/enrollments/e1").body();
        var answer = browser.submit("/enrollments/e1", "/enrollments/e1/again", Map.of());

        assertThat(page)
                .contains("Your enrollment ended on", "Reason given: Ill &lt;b&gt;", "Enroll again")
                .doesNotContain("href=\"/enrollments/e1/withdraw\"");
        assertThat(answer.header("Location")).isEqualTo("/enrollments/e1");
        assertThat(SERVICE.last("/api/enrollments").body()).contains("\"offeringId\":\"o1\"");
        assertThat(browser.get("/enrollments/e1").body()).contains("You are on the waitlist.");
    }

    @Test
    void anOfferedSeatIsAcceptedOnThePage() {
        json("GET /api/learning/e1", learning("WAITLISTED", "\"offerUntil\": \"2099-03-05T08:00:00Z\","));
        json("POST /api/enrollments/e1/accept", enrollment("ACTIVE", ""));

        var page = browser.get("/enrollments/e1");
        var answer = browser.submit("/enrollments/e1", "/enrollments/e1/accept", Map.of());

        assertThat(page.body())
                .contains("A seat is kept for you", "Accept the seat", "No, thank you")
                .containsPattern("Mar 5, 2099, 3:00.AM EST");
        assertThat(answer.header("Location")).isEqualTo("/enrollments/e1");
        assertThat(SERVICE.count("/api/enrollments/e1/accept")).isEqualTo(1);
    }

    @Test
    void anOfferThatHasEndedIsToldInTheWordsOfTheService() {
        json("GET /api/learning/e1", learning("WAITLISTED", "\"offerUntil\": \"2099-03-05T08:00:00Z\","));
        refuse("POST /api/enrollments/e1/accept", "offer-expired", "It is too late to accept.");

        var answer = browser.submit("/enrollments/e1", "/enrollments/e1/accept", Map.of());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("Nothing was changed", "It is too late to accept.");
    }

    @Test
    void aRefusalIsToldInTheWordsOfTheServiceAndWhatWasTypedIsKept() {
        refuse("POST /api/enrollments/e1/withdraw", "not-active", "A completed enrollment cannot be withdrawn.");

        var answer = browser.submit(
                "/enrollments/e1/withdraw", "/enrollments/e1/withdraw", Map.of("reason", "Ill </textarea>"));

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
    void otherDatesAreOfferedWithTheirSeatsAndTheRestWithTheReason() {
        json(
                "GET /api/enrollments/e1/transfers",
                "[%s, %s, %s]"
                        .formatted(
                                option("o2", "Room <b>", ""),
                                option("o3", "Annex", "{\"reason\": \"full\", \"sentence\": \"x\", \"courses\": []}"),
                                option("o4", "Hall", """
                        {"reason": "prerequisite", "sentence": "x",
                         "courses": [{"id": "c2", "slug": "basics", "title": "The <i> basics"}]}""")));

        assertThat(browser.get("/enrollments/e1/transfer").body())
                .contains("Room &lt;b&gt;", "3 seats left", "value=\"o2\"", "Move to this date")
                .contains("Annex", "No seat is free, or others wait for it.")
                .contains("To be completed first: The &lt;i&gt; basics")
                .doesNotContain("value=\"o3\"", "value=\"o4\"");
    }

    @Test
    void withoutOtherDatesThePageSaysSo() {
        assertThat(browser.get("/enrollments/e1/transfer").body()).contains("There are no other dates yet");
        away("GET /api/enrollments/e1/transfers");
        assertThat(browser.get("/enrollments/e1/transfer").body())
                .contains("The other dates cannot be shown right now", "Headaches &lt;script&gt;")
                .doesNotContain("There are no other dates yet");
    }

    @Test
    void movingLeadsToTheEnrollmentThere() {
        json("GET /api/enrollments/e1/transfers", "[" + option("o2", "Room 2", "") + "]");
        json("POST /api/enrollments/e1/transfer", enrollment("ACTIVE", "").replace("\"id\": \"e1\"", "\"id\": \"e2\""));

        var answer = browser.submit("/enrollments/e1/transfer", "/enrollments/e1/transfer", Map.of("offering", "o2"));

        assertThat(answer.header("Location")).isEqualTo("/enrollments/e2");
        assertThat(SERVICE.last("/api/enrollments/e1/transfer").body()).contains("\"offeringId\":\"o2\"");
    }

    @Test
    void aMoveThatIsRefusedOrLacksItsDateChangesNothing() {
        json("GET /api/enrollments/e1/transfers", "[" + option("o2", "Room 2", "") + "]");
        refuse("POST /api/enrollments/e1/transfer", "full", "No seat is free there.");

        var refused = browser.submit("/enrollments/e1/transfer", "/enrollments/e1/transfer", Map.of("offering", "o2"));
        var without = browser.submit("/enrollments/e1/transfer", "/enrollments/e1/transfer", Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("No seat is free there.");
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.body()).contains("Please choose one of the dates.");
        assertThat(SERVICE.count("/api/enrollments/e1/transfer")).isEqualTo(1);
    }

    @Test
    void aLessonIsReadAndItsPlaceKeptMarkedDoneAndLeadsToTheNext() {
        json("PUT /api/enrollments/e1/modules/m1/done", enrollment("ACTIVE", ""));

        var page = browser.get("/courses/headaches/modules/m1");
        var answer = browser.submit(
                "/courses/headaches/modules/m1",
                "/enrollments/e1/modules/m1/done",
                Map.of("next", "/courses/headaches/modules/m2"));

        assertThat(page.body())
                .contains("<p>Press <strong>gently</strong></p>", "Points &lt;b&gt;", "Find &lt;i&gt; them")
                .contains("Module 1 of 2", "Mark this module done", "aria-current=\"page\"")
                .contains("name=\"next\" value=\"/courses/headaches/modules/m2\"")
                .contains("rel=\"next\"")
                .doesNotContain("rel=\"prev\"");
        assertThat(SERVICE.last("/api/learning/courses/headaches/bookmark").body())
                .contains("\"moduleId\":\"m1\"");
        assertThat(answer.header("Location")).isEqualTo("/courses/headaches/modules/m2");
        assertThat(browser.get("/courses/headaches/modules/m2").body())
                .contains("rel=\"prev\"", "The end of the course", "name=\"next\" value=\"\"");
    }

    @Test
    void inPlaceTheEndOfALessonAndTheOutlineChange() {
        json("PUT /api/enrollments/e1/modules/m1/done", done(enrollment("ACTIVE", "")));

        var answer =
                inPlace("/courses/headaches/modules/m1", "/enrollments/e1/modules/m1/done", "lesson-end", Map.of());

        assertThat(answer.body())
                .contains("Done. 1 of 2 modules are done.", "id=\"outline\"", "hx-swap-oob=\"true\"", "rel=\"next\"")
                .doesNotContain("<html", "Mark this module done");
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
        json("PUT /api/learning/courses/headaches/bookmark", done(enrollment("ACTIVE", "")));

        assertThat(browser.get("/courses/headaches/modules/m1").body())
                .contains("Done. 1 of 2 modules are done.")
                .doesNotContain("Mark this module done");
    }

    @Test
    void withoutTheEnrollmentServiceALessonCanStillBeReadWithAllItsModules() {
        away("PUT /api/learning/courses/headaches/bookmark");

        var answer = browser.get("/courses/headaches/modules/m1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("gently", "Your progress cannot be shown or changed right now")
                .contains("href=\"/courses/headaches/modules/m2\"")
                .doesNotContain("Mark this module done");
    }

    @Test
    void whoReadsWithoutASeatAsStaffDoHasNothingToMark() {
        SERVICE.answer("PUT /api/learning/courses/headaches/bookmark", 404, "application/problem+json", "{}");

        assertThat(browser.get("/courses/headaches/modules/m1").body())
                .contains("gently", "href=\"/courses/headaches/modules/m2\"")
                .doesNotContain("Mark this module done", "Your progress cannot be shown");
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
    void myLearningShowsTheNextClassAndWhereToGoOn() {
        var body = browser.get("/my-learning").body();

        assertThat(body)
                .contains(
                        "Next class", "Headaches &lt;script&gt;", "Jan 16, 2099", "href=\"https://meet.example.org/x\"")
                .contains("0 of 2 modules done", "href=\"/enrollments/e1\"", "Begin")
                .contains("href=\"/courses/headaches/modules/m1\"")
                .doesNotContain("Jan 16, 2020");
        assertThat(SERVICE.all("GET", "/api/learning")).hasSize(1);
    }

    @Test
    void myLearningSortsWhatIsOfferedWaitedForCompletedAndLeft() {
        json(
                "GET /api/learning",
                overview(
                        learning("WAITLISTED", "\"waitlistPosition\": 2,")
                                + ", "
                                + learning("WAITLISTED", "\"offerUntil\": \"2099-03-05T08:00:00Z\",")
                                        .replace("\"e1\"", "\"e7\""),
                        enrollment("COMPLETED", "") + ", " + enrollment("WITHDRAWN", "")));
        json("POST /api/enrollments/e7/accept", enrollment("ACTIVE", ""));

        var body = browser.get("/my-learning").body();
        var answer = browser.submit("/my-learning", "/enrollments/e7/accept", Map.of());

        assertThat(body)
                .contains("A seat is kept for you", "Mar 5, 2099", "Accept the seat")
                .contains("Number 2 in line.", "Completed Mon, Mar 2, 2026", "One course that you left")
                .doesNotContain("In progress");
        assertThat(answer.header("Location")).isEqualTo("/enrollments/e7");
    }

    @Test
    void whoLearnsNothingYetIsLedToTheCatalog() {
        json("GET /api/learning", overview("", ""));

        assertThat(browser.get("/my-learning").body()).contains("Your learning begins here", "Find a course");
    }

    @Test
    void everythingIsSaidInSpanishToo() {
        json(
                "GET /api/enrollments/e1/transfers",
                "[%s]"
                        .formatted(
                                option("o3", "Annex", "{\"reason\": \"full\", \"sentence\": \"x\", \"courses\": []}")));

        assertThat(spanish("/my-learning")).contains("Próxima clase", "Empezar", "lang=\"es\"");
        assertThat(spanish("/enrollments/e1")).contains("Tiene un lugar desde", "Retirarse");
        assertThat(spanish("/enrollments/e1/transfer")).contains("No hay lugares libres");
        assertThat(spanish("/courses/headaches/modules/m1")).contains("Marcar este módulo como terminado");
    }

    @Test
    void theRosterShowsWhoTakesPart() {
        json("GET /api/offerings/o1", offering("o1", "Room 2", ""));
        json("GET /api/offerings/o1/roster", """
            {"items": [%s], "page": 1, "size": 50, "total": 101}\
            """.formatted(rosterEntry()));

        var body = browser.get("/teach/offerings/o1?page=1").body();

        assertThat(body)
                .contains("Rosa &lt;b&gt;", "rosa@example.org", "Enrolled", "1 of 2 modules done", "101 people")
                .contains(
                        "/teach/offerings/o1?q=&amp;status=&amp;page=0",
                        "/teach/offerings/o1?q=&amp;status=&amp;page=2")
                .contains("href=\"/api/offerings/o1/roster.csv\"");
    }

    @Test
    void whoIsNotStaffIsToldThatTheRosterIsNotForThem() {
        SERVICE.answer("GET /api/offerings/o1/roster", 403, "application/problem+json", """
            {"type": "/problems/not-allowed", "title": "t", "status": 403, "reason": "not-allowed",
             "detail": "Only instructors and admins may do this."}\
            """);

        var answer = browser.get("/teach/offerings/o1");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("This is not for your account", "Only instructors and admins may do this.");
    }

    @Test
    void everyPageLeadsToWhatOneLearns() {
        assertThat(browser.get("/problems").body()).contains("href=\"/my-learning\"", "href=\"/inbox\"");
        assertThat(http().browser().get("/problems").body()).doesNotContain("/my-learning");
    }

    private Http.Answer inPlace(String page, String action, String target, Map<String, String> fields) {
        var all = new java.util.HashMap<>(fields);
        all.put("_csrf", browser.csrf(page));
        return browser.form(action, all, "HX-Target", target);
    }

    private String spanish(String address) {
        return browser.get(address, "Accept-Language", "es-MX,es;q=0.9").body();
    }

    private String learning(String status, String more) {
        var seated = status.equals("ACTIVE") || status.equals("COMPLETED");
        return """
            {"enrollment": %s, "offering": %s, "nextClass": %s, "resume": %s}\
            """.formatted(
                        enrollment(status, more),
                        offering("o1", "Room 2", seated ? "https://meet.example.org/x" : ""),
                        status.equals("ACTIVE") || status.equals("WAITLISTED") ? NEXT_CLASS : "null",
                        seated ? "{\"moduleId\": \"m1\", \"title\": \"Points <b>\"}" : "null");
    }

    private static String overview(String current, String past) {
        return """
            {"current": [%s], "past": {"items": [%s], "page": 0, "size": 20, "total": %d}}\
            """.formatted(current, past, past.isEmpty() ? 0 : 2);
    }

    private String enrollment(String status, String more) {
        return """
            {"id": "e1", "studentId": "%s", "studentName": "Rosa <b>", "offering": %s, "revision": 1, %s
             "status": "%s", "enrolledAt": "2026-03-02T15:04:05Z", "changedAt": "2026-03-02T15:04:05Z",
             "modules": [{"moduleId": "m1", "title": "Points <b>", "doneAt": null},
                         {"moduleId": "m2", "title": "Jaw", "doneAt": null}]}\
            """.formatted(studentId, offering("o1", "Room 1", ""), more, status);
    }

    private static String done(String enrollment) {
        return enrollment.replaceFirst("null", "\"2026-03-03T15:04:05Z\"");
    }

    private static String offering(String id, String place, String link) {
        return OFFERING.formatted(id, place, link, NEXT_CLASS);
    }

    private static String option(String id, String place, String reasons) {
        return """
            {"offering": %s, "reasons": [%s]}\
            """.formatted(offering(id, place, ""), reasons);
    }

    private static String rosterEntry() {
        return """
            {"enrollmentId": "e1", "studentId": "s1", "name": "Rosa <b>", "email": "rosa@example.org",
             "status": "ACTIVE", "enrolledAt": "2026-03-02T15:04:05Z", "modulesDone": 1, "modules": 2}\
            """;
    }

    private static String page(String item) {
        return "{\"items\": [" + item + "], \"page\": 0, \"size\": 20, \"total\": 1}";
    }

    private static void refuse(String call, String reason, String detail) {
        SERVICE.answer(call, 409, "application/problem+json", """
            {"type": "/problems/%s", "title": "t", "status": 409, "reason": "%s", "detail": "%s"}\
            """.formatted(reason, reason, detail));
    }

    private static void away(String call) {
        SERVICE.answer(call, 503, "application/problem+json", "{}");
    }

    private static void json(String call, String body) {
        SERVICE.answer(call, 200, "application/json", body);
    }
}
