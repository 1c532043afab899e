package org.urbanriver.campus.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

class PagesTests extends GatewayTest {

    private static final String TECHNIQUES = """
        [{"slug": "acupressure", "name": "Acupressure", "summary": "Points"}]\
        """;

    private static final String COURSES = """
        {"items": [{"id": "c1", "slug": "headaches", "title": "Headaches <script>", "summary": "Six techniques",
          "techniques": ["acupressure"], "ceHours": 6.5, "modules": 7, "minutes": 300, "revision": 1}],
         "page": 0, "size": 12, "total": 13}\
        """;

    private static final String COURSE = """
        {"id": "c1", "slug": "headaches", "title": "Headaches", "summary": "Six techniques",
         "descriptionHtml": "<p>Many <strong>clients</strong></p>", "objectives": ["Tell them apart"],
         "ceHours": 6.0, "language": "en", "instructors": [{"id": "i1", "name": "Ines Ortega"}],
         "modules": [{"id": "m1", "title": "Points", "technique": "acupressure", "objectives": [], "minutes": 50}],
         "revision": 1, "publishedAt": "2026-03-02T15:04:05Z", "archived": false}\
        """;

    private static final String OFFERING = """
        {"id": "o1", "courseId": "c1", "courseSlug": "headaches", "courseTitle": "Headaches", "type": "LIVE",
         "place": "12 Canal Street", "timeZone": "America/New_York",
         "dates": [{"startsAt": "2027-01-16T14:00:00Z", "endsAt": "2027-01-16T21:00:00Z"}],
         "capacity": 12, "seatsLeft": 3, "waiting": 0, "waitlist": true, "status": "OPEN", "instructorIds": ["i1"]}\
        """;

    private static final String ENROLLMENT = """
        {"id": "e1", "studentId": "s1", "studentName": "Rosa", "offering": %s, "revision": 1, "status": "ACTIVE",
         "enrolledAt": "2026-03-02T15:04:05Z", "changedAt": "2026-03-02T15:04:05Z", "modules": []}\
        """.formatted(OFFERING);

    @BeforeEach
    void courses() {
        json("GET /api/techniques", TECHNIQUES);
        json("GET /api/courses", COURSES);
        json("GET /api/courses/headaches", COURSE);
        json("GET /api/offerings", page(OFFERING));
        json("GET /api/enrollments", page(""));
    }

    @Test
    void theFrontPageShowsTheCatalogAndEscapesWhatAuthorsWrote() {
        var page = browser().get("/?technique=acupressure&q=%22%3E%3Cb%3E");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body())
                .contains("Headaches &lt;script&gt;", "6.5 CEs", "7 modules", "13 courses", "Acupressure")
                .containsPattern("technique=acupressure[^>]*aria-current=\"true\">Acupressure")
                .doesNotContain("\"><b>");
        assertThat(page.response().headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aSearchGetsTheCatalogAlone() {
        var part = http().browser().get("/?q=neck", "HX-Target", "catalog");

        assertThat(part.body().strip()).startsWith("<section id=\"catalog\"").doesNotContain("<html");
        assertThat(part.header("Vary")).containsIgnoringCase("HX-Target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?page=-1", "/?page=x", "/?page=99999999999", "/?technique=%00", "/?q=%F0%9F%98%80"})
    void anAddressChangedByHandStillShowsThePage(String address) {
        assertThat(browser().get(address).status()).isEqualTo(200);
    }

    @Test
    void withoutTheCourseServiceTheFrontPageSaysSo() {
        SERVICE.forget();
        SERVICE.answer("GET /api/courses", 503, "application/problem+json", "{}");

        var page = browser().get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("The catalog is resting");
    }

    @Test
    void aCoursePageShowsModulesDatesAndSeats() {
        var page = browser().get("/courses/headaches");

        assertThat(page.body())
                .contains("<strong>clients</strong>", "12 Canal Street", "3 of 12 seats left", "Ines Ortega")
                .contains("Sat, Jan 16, 2027, 9:00", "EST")
                .contains("action=\"/courses/headaches/enroll\"", "name=\"offering\" value=\"o1\"");
    }

    @Test
    void aCourseThatIsNotThereIsAPageThatSaysSo() {
        var page = browser().get("/courses/nothing");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("There is nothing here").contains("There is no such course.");
    }

    @Test
    void withoutTheEnrollmentServiceTheCourseIsStillShown() {
        SERVICE.answer("GET /api/offerings", 503, "application/problem+json", "{}");

        assertThat(browser().get("/courses/headaches").body()).contains("Dates and seats cannot be shown right now");
    }

    @Test
    void aStudentEnrollsByOneButton() {
        var email = newEmail();
        register(email);
        var browser = signedIn(email);
        json("POST /api/enrollments", ENROLLMENT);

        var answer = browser.submit("/courses/headaches", "/courses/headaches/enroll", Map.of("offeringId", "o1"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/enrollments/e1");
        var sent = SERVICE.last("/api/enrollments");
        json("GET /api/enrollments", page(ENROLLMENT));
        assertThat(browser.get("/courses/headaches").body())
                .contains("You have a seat.", "Go to your course", "href=\"/enrollments/e1\"")
                .contains("/courses/headaches/modules/m1");
        assertThat(SERVICE.last("/api/enrollments").header("authorization")).startsWith("Bearer ey");
        assertThat(sent.body()).contains("\"offeringId\":\"o1\"");
    }

    @Test
    void whyThereIsNoSeatIsToldOnThePage() {
        var email = newEmail();
        register(email);
        SERVICE.answer("POST /api/enrollments", 409, "application/problem+json", """
            {"type": "/problems/full", "title": "t", "status": 409, "reason": "full",
             "detail": "Every seat is taken and there is no waitlist."}\
            """);

        var answer =
                signedIn(email).submit("/courses/headaches", "/courses/headaches/enroll", Map.of("offeringId", "o1"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("Every seat is taken and there is no waitlist.");
    }

    @Test
    void whoIsNotSignedInCannotEnrollByForm() {
        var browser = browser();
        var csrf = browser.csrf("/sign-in");

        var answer = browser.form("/courses/headaches/enroll", Map.of("offeringId", "o1", "_csrf", csrf));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(SERVICE.count("/api/enrollments")).isZero();
    }

    @Test
    void withoutTheCourseServiceACourseIsAPageThatSaysSo() {
        SERVICE.answer("GET /api/courses/headaches", 500, "application/problem+json", "{\"detail\": \"stack\"}");

        var page = browser().get("/courses/headaches");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isNotEmpty();
        assertThat(page.body()).contains("A part of the campus is resting").doesNotContain("stack");
    }

    @Test
    void whatNobodyForesawIsAPageWithAnIdAndNoMore() {
        SERVICE.answer("GET /api/courses/headaches", 200, "application/json", "{\"revision\": \"no number\"}");

        var page = browser().get("/courses/headaches");

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body())
                .contains("Something went wrong on our side")
                .containsPattern("please tell us this id: [0-9a-z]{8,}")
                .doesNotContain("Exception")
                .doesNotContain("no number");
    }

    @Test
    void tooManyTriesAreAPageWithWordsAndAnId() {
        SERVICE.answer("GET /api/courses/headaches", 429, "application/problem+json", """
            {"type": "/problems/too-many-requests", "title": "t", "status": 429, "reason": "too-many-requests",
             "detail": "There were too many tries. Wait 7 seconds and try again."}\
            """);

        var page = browser().get("/courses/headaches");

        assertThat(page.status()).isEqualTo(429);
        assertThat(page.body())
                .contains("Too many tries; wait a little", "Wait 7 seconds")
                .containsPattern("please tell us this id: [0-9A-Za-z]{8,}");
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyTypeOfProblemHasItsPage(ProblemType type) {
        var page = browser().get(type.type().toString());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(type.slug(), "What to do");
    }

    @Test
    void aTypeOfProblemThatDoesNotExistHasNone() {
        assertThat(browser().get("/problems/made-up").status()).isEqualTo(404);
        assertThat(browser().get("/problems").body()).contains("/problems/last-admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/assets/nothing.css", "/%3Cscript%3E", "/courses"})
    void readersGetAPageAndProgramsAProblem(String path) {
        var page = browser().get(path);
        var problem = http().get(path);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("<html", "tell us this id").doesNotContain("<script>");
        assertThat(problem.reason()).isEqualTo("not-found");
    }

    @Test
    void aWrongMethodIsAPageToo() {
        var browser = browser();

        var answer = browser.form("/", Map.of("_csrf", browser.csrf("/sign-in")));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).contains("This address does not know that method");
    }

    @Test
    void anAddressThatTheServerRefusesIsAnsweredInTheSameWay() {
        var answer = browser().get("/a;b=c//d%2F");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Tomcat").doesNotContain("Exception");
    }

    @Test
    void stylesAndScriptsAreKeptByBrowsersUntilTheyChange() {
        var home = browser().get("/").body();
        var assets = Stream.of("href=\"(/assets/campus.css[^\"]+)", "src=\"(/assets/webjars/htmx[^\"]+)")
                .map(pattern -> java.util.regex.Pattern.compile(pattern).matcher(home))
                .peek(found -> assertThat(found.find()).isTrue())
                .map(found -> found.group(1))
                .toList();

        for (var asset : assets) {
            var answer = http().get(asset);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).contains("max-age=31536000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/register", "/problems", "/courses/headaches", "/api/docs", "/nothing"})
    void noPageNeedsMoreThanTheStrictPolicyAllows(String path) {
        var page = browser().get(path);

        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContain(" style=\"")
                .doesNotContain("<style");
        assertThat(page.body()).doesNotContainPattern("\\son[a-z]+=\"");
    }

    private Http browser() {
        return http().browser();
    }

    private static void json(String call, String body) {
        SERVICE.answer(call, 200, "application/json", body);
    }

    private static String page(String item) {
        return "{\"items\": [" + item + "], \"page\": 0, \"size\": 100, \"total\": 1}";
    }
}
