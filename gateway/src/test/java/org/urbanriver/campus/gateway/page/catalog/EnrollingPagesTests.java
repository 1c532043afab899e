package org.urbanriver.campus.gateway.page.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

class EnrollingPagesTests extends GatewayTest {

    private static final String COURSE = """
            {"id": "c1", "slug": "headaches", "title": "Headaches", "summary": "Six techniques",
             "descriptionHtml": "", "objectives": [], "ceHours": 6.0, "language": "en", "instructors": [], "modules": [],
             "revision": 1, "publishedAt": "2026-03-02T15:04:05Z", "archived": false}""";

    private static final String ENROLLMENT = """
            {"id": "e1", "studentId": "s1", "studentName": "Rosa", "offering": %s, "revision": 1, "status": "%s",
             "enrolledAt": "2026-03-02T15:04:05Z", "changedAt": "2026-03-02T15:04:05Z", %s "modules": []}""";

    private Http browser;

    @BeforeEach
    void course() {
        var email = newEmail();
        register(email);
        browser = signedIn(email);
        json("GET /api/techniques", "[]");
        json("GET /api/courses/headaches", COURSE);
        json("GET /api/enrollments", page(""));
        offer(offering(12, 3, 0, "true", ""));
        eligible("SEAT", "");
    }

    @ParameterizedTest
    @CsvSource({"/courses/headaches/enroll?offering=o1", "/courses/headaches/enroll?offering=%3Cscript%3E"})
    void whoIsNotSignedInSignsInAndComesBackToTheOffering(String address) {
        var answer = http().browser().get(address);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .endsWith("/sign-in?next=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }

    @Test
    void whoComesBackConfirmsTheSeatInOneClick() {
        json("POST /api/enrollments", enrollment("ACTIVE", ""));

        var page = browser.get("/courses/headaches/enroll?offering=o1");
        var answer = browser.submit(
                "/courses/headaches/enroll?offering=o1", "/courses/headaches/enroll", Map.of("offeringId", "o1"));

        assertThat(page.body()).contains("Confirm your seat", "Take this seat", "12 Canal Street");
        assertThat(answer.header("Location")).isEqualTo("/enrollments/e1");
    }

    @Test
    void whoHasTheSeatAlreadyIsLedToIt() {
        json("GET /api/enrollments", page(enrollment("ACTIVE", "")));

        var answer = browser.get("/courses/headaches/enroll?offering=o1");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/enrollments/e1");
    }

    @Test
    void anOfferingThatIsNotThereIsAPageThatSaysSo() {
        assertThat(browser.get("/courses/headaches/enroll?offering=o9").status())
                .isEqualTo(404);
    }

    @Test
    void theCardChangesInItsPlace() {
        var csrf = browser.csrf("/courses/headaches");
        json("POST /api/enrollments", enrollment("ACTIVE", ""));

        var answer = enrollInPlace(csrf);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().strip())
                .startsWith("<li class=\"card offering\" id=\"offering-o1\"")
                .contains("You have a seat.", "A confirmation is on its way", "href=\"/enrollments/e1\"", "data-focus")
                .doesNotContain("<html");
    }

    @Test
    void whoWaitsIsToldThePlaceInLine() {
        var csrf = browser.csrf("/courses/headaches");
        json("POST /api/enrollments", enrollment("WAITLISTED", "\"waitlistPosition\": 2,"));

        assertThat(enrollInPlace(csrf).body()).contains("You are on the waitlist. Number 2 in line.");
    }

    @Test
    void aRefusalIsToldOnTheCard() {
        var csrf = browser.csrf("/courses/headaches");
        refuse("full", "Every seat is taken and there is no waitlist.");

        var answer = enrollInPlace(csrf);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().strip())
                .startsWith("<li")
                .contains("role=\"alert\"", "Every seat is taken and there is no waitlist.");
    }

    @Test
    void aRefusalOfADateThatIsGoneMeanwhileIsToldBesideThePage() {
        var csrf = browser.csrf("/courses/headaches");
        json("GET /api/offerings", "{\"items\": [], \"page\": 0, \"size\": 100, \"total\": 0}");
        refuse("cancelled", "This offering was cancelled.");

        var answer = enrollInPlace(csrf);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("HX-Retarget")).isEqualTo("#toasts");
        assertThat(answer.body()).contains("cancelled").doesNotContain("<html");
    }

    @Test
    void whereTheDatesAreAwayTheConfirmationSaysSo() {
        SERVICE.answer("GET /api/offerings", 503, "application/problem+json", "{}");

        assertThat(browser.get("/courses/headaches/enroll?offering=o1").status())
                .isEqualTo(503);
    }

    @Test
    void aRefusalIsToldInTheReadersLanguage() {
        var csrf = browser.csrf("/courses/headaches");
        refuse("full", "Every seat is taken and there is no waitlist.");
        browser.get("/language/es");

        assertThat(enrollInPlace(csrf).body())
                .contains("no hay lista de espera", "Elija otra fecha")
                .doesNotContain("Every seat");
    }

    @Test
    void withoutTheEnrollmentServiceNothingWasChangedAndThePageSaysSo() {
        var csrf = browser.csrf("/courses/headaches");
        SERVICE.answer("POST /api/enrollments", 503, "application/problem+json", "{}");

        var answer = enrollInPlace(csrf);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("Enrolling is not possible right now. Nothing was changed");
    }

    @Test
    void whyThereIsNoSeatIsToldBeforeOneTries() {
        eligible("REFUSED", """
                {"reason": "prerequisite", "sentence": "Another course comes first.",
                 "courses": [{"id": "c2", "slug": "basics", "title": "Basics <b>"}]}""");

        assertThat(browser.get("/courses/headaches").body())
                .contains("Another course comes first.", "href=\"/courses/basics\"", "Basics &lt;b&gt;")
                .doesNotContain("<button class=\"full\">Enroll");
    }

    @Test
    void whenEnrollmentOpensIsToldInTheTimeOfTheClass() {
        offer(offering(12, 12, 0, "true", "\"enrollFrom\": \"2027-01-02T15:00:00Z\","));

        assertThat(http().browser().get("/courses/headaches").body())
                .contains("Enrollment opens Sat, Jan 2, 2027, 10:00")
                .doesNotContain("<button class=\"full\">Enroll");
    }

    @ParameterizedTest
    @CsvSource({
        "12, 3, 0, true, <button class=\"full\">Enroll",
        "12, 0, 4, true, <button class=\"full\">Join the waitlist",
        "12, 0, 0, false, Every seat is taken and there is no waitlist."
    })
    void whoIsNotSignedInSeesWhatToExpectToo(int capacity, int left, int waiting, String waitlist, String words) {
        offer(offering(capacity, left, waiting, waitlist, ""));

        assertThat(http().browser().get("/courses/headaches").body()).contains(words);
    }

    @Test
    void datesThatAreOverAreNotOffered() {
        offer(offering(12, 3, 0, "true", "").replace("2027-", "2020-"));

        assertThat(http().browser().get("/courses/headaches").body()).contains("No dates are planned yet");
    }

    @Test
    void datesStandInTheReadersTimeToo() {
        var page = http().browser().get("/courses/headaches", "Cookie", "campus-zone=America/Los_Angeles");
        var nonsense = http().browser().get("/courses/headaches", "Cookie", "campus-zone=Mars/Base");

        assertThat(page.body())
                .contains("9:00\u00a0AM – 4:00\u00a0PM EST", "Your time: Sat, Jan 16, 2027, 6:00\u00a0AM");
        assertThat(nonsense.body()).contains("EST").doesNotContain("Your time");
    }

    @Test
    void whereAWebinarMeetsIsNotToldOnThePage() {
        offer(offering(12, 3, 0, "true", "\"link\": \"https://meet.example.org/secret\","));

        assertThat(browser.get("/courses/headaches").body()).doesNotContain("meet.example.org");
    }

    @Test
    void seatsAreToldAgainEachInItsPlace() {
        var answer = http().browser().get("/courses/headaches/seats");

        assertThat(answer.body()).contains("id=\"seats-o1\" hx-swap-oob=\"true\"", "3 of 12 seats left");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void seatsThatCannotBeKnownStayAsTheyAre() {
        SERVICE.answer("GET /api/offerings", 503, "application/problem+json", "{}");

        var answer = http().browser().get("/courses/headaches/seats");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isBlank();
    }

    @Test
    void nobodyElsesNameIsUsedForWhatEverybodyMayRead() {
        browser.get("/courses/headaches");

        assertThat(SERVICE.last("/api/offerings").header("authorization")).isEmpty();
        assertThat(SERVICE.last("/api/offerings/o1/eligibility").header("authorization"))
                .startsWith("Bearer ey");
    }

    private Http.Answer enrollInPlace(String csrf) {
        return browser.send(browser.request("/courses/headaches/enroll")
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .setHeader("HX-Request", "true")
                .setHeader("HX-Target", "offering-o1")
                .POST(BodyPublishers.ofString(
                        "offeringId=o1&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8))));
    }

    private static String offering(int capacity, int left, int waiting, String waitlist, String more) {
        return """
                {"id": "o1", "courseId": "c1", "courseSlug": "headaches", "courseTitle": "Headaches", "type": "LIVE",
                 "place": "12 Canal Street", "timeZone": "America/New_York", %s
                 "dates": [{"startsAt": "2027-01-16T14:00:00Z", "endsAt": "2027-01-16T21:00:00Z"}],
                 "capacity": %d, "seatsLeft": %d, "waiting": %d, "waitlist": %s, "status": "OPEN", "instructorIds": ["i1"]}""".formatted(more, capacity, left, waiting, waitlist);
    }

    private static String enrollment(String status, String more) {
        return ENROLLMENT.formatted(offering(12, 3, 0, "true", ""), status, more);
    }

    private static void offer(String offering) {
        json("GET /api/offerings", page(offering));
    }

    private static void eligible(String outcome, String reason) {
        json("GET /api/offerings/o1/eligibility", """
                {"offeringId": "o1", "studentId": "s1", "outcome": "%s", "reasons": [%s], "seatsLeft": 3, "waiting": 0,
                 "advice": "Enroll."}""".formatted(outcome, reason));
    }

    private static void refuse(String reason, String detail) {
        SERVICE.answer("POST /api/enrollments", 409, "application/problem+json", """
                {"type": "/problems/%1$s", "title": "t", "status": 409, "reason": "%1$s", "detail": "%2$s"}""".formatted(reason, detail));
    }

    private static void json(String call, String body) {
        SERVICE.answer(call, 200, "application/json", body);
    }

    private static String page(String item) {
        return "{\"items\": [" + item + "], \"page\": 0, \"size\": 100, \"total\": 1}";
    }
}
