package org.urbanriver.campus.gateway.page.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.gateway.page.teaching.TeachingPagesTests.page;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

class OfferingPagesTests extends GatewayTest {

    private static final String OFFERING = """
            {"id": "o1", "courseId": "c1", "courseSlug": "headaches", "courseTitle": "Headaches", "type": "LIVE",
             "place": "12 Canal Street", "timeZone": "America/New_York",
             "dates": [{"startsAt": "2027-01-16T14:00:00Z", "endsAt": "2027-01-16T21:00:00Z"}],
             "capacity": 12, "seatsLeft": 3, "waiting": 1, "waitlist": true, "status": "OPEN", "instructorIds": ["i1"]}""";

    private static final String ENTRY = """
            {"enrollmentId": "e1", "studentId": "s1", "name": "Rosa <Delgado>", "email": "rosa@example.org",
             "status": "ACTIVE", "enrolledAt": "2026-03-02T15:04:05Z", "modulesDone": 2, "modules": 2}""";

    private static final String ENROLLMENT = """
            {"id": "e1", "studentId": "s1", "studentName": "Rosa", "offering": %s, "revision": 1, "status": "ACTIVE",
             "enrolledAt": "2026-03-02T15:04:05Z", "changedAt": "2026-03-02T15:04:05Z", "modules": []}""".formatted(OFFERING);

    private Http browser;

    @BeforeEach
    void signIn() {
        browser = signedIn(ADMIN);
        json("GET /api/offerings/o1", OFFERING);
        json("GET /api/offerings/o1/roster", page(ENTRY));
        json("GET /api/offerings/o1/holds", "[]");
        json("GET /api/offerings/taught", page(OFFERING));
        json("GET /api/authoring/courses", page(""));
        json("GET /api/courses", page(""));
        json("GET /api/enrollments/e1", ENROLLMENT);
    }

    @Test
    void aClassStandsInTheCalendarOnItsDay() {
        var calendar = browser.get("/teach/offerings?month=2027-01").body();

        assertThat(calendar).contains("January 2027", "9:00", "month=2026-12", "month=2027-02");
        assertThat(calendar.indexOf("href=\"/teach/offerings/o1\""))
                .isBetween(calendar.indexOf("datetime=\"2027-01-16\""), calendar.indexOf("datetime=\"2027-01-17\""));
        assertThat(browser.get("/teach/offerings?month=nonsense").status()).isEqualTo(200);
        assertThat(browser.get("/teach/offerings/list").body()).contains("Headaches", "9 of 12 seats taken");
    }

    @Test
    void anOfferingIsScheduledInItsOwnTimeZone() {
        json("POST /api/offerings", OFFERING);

        var answer = browser.submit(
                "/teach/offerings/o1/edit",
                "/teach/offerings?day=2027-01-16&day=&from=09:00&from=&to=16:00&to=",
                Map.of(
                        "course",
                        "c1",
                        "type",
                        "LIVE",
                        "place",
                        "Here",
                        "timeZone",
                        "America/New_York",
                        "capacity",
                        "12"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(SERVICE.last("/api/offerings").body())
                .contains("2027-01-16T14:00:00Z", "2027-01-16T21:00:00Z", "\"capacity\":12", "\"waitlist\":false");
    }

    @Test
    void whatCannotBeReadIsSaidBesideItsFieldAndNothingIsLost() {
        var page = browser.submit(
                "/teach/offerings/o1/edit",
                "/teach/offerings/o1/edit?day=2027-01-16&from=&to=16:00",
                Map.of(
                        "course",
                        "c1",
                        "type",
                        "LIVE",
                        "place",
                        "My <place>",
                        "timeZone",
                        "America/New_York",
                        "capacity",
                        "a dozen"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "My &lt;place>",
                        "a dozen",
                        "Please give a whole number.",
                        "Please give the date and both times.");
        assertThat(SERVICE.all("PUT", "/api/offerings/o1")).isEmpty();
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsShownBesideWhatWasTyped() {
        json("GET /api/offerings/o1", OFFERING.replaceFirst("\\{", "{\"edition\": \"second\", "));
        SERVICE.answer("PUT /api/offerings/o1", 409, "application/problem+json", """
                {"reason": "concurrent-change", "detail": "Someone else changed this offering meanwhile."}""");

        var page = browser.submit(
                "/teach/offerings/o1/edit",
                "/teach/offerings/o1/edit?day=2027-01-16&from=09:00&to=16:00",
                Map.of(
                        "edition",
                        "first",
                        "course",
                        "c1",
                        "type",
                        "LIVE",
                        "place",
                        "Elsewhere",
                        "timeZone",
                        "America/New_York",
                        "capacity",
                        "12",
                        "waitlist",
                        "on"));

        assertThat(SERVICE.all("PUT", "/api/offerings/o1").getLast().body()).contains("\"edition\":\"first\"");
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body())
                .contains("Someone else changed this offering", "value=\"Elsewhere\"", "<dd>12 Canal Street</dd>")
                .contains("name=\"edition\" value=\"second\"")
                .doesNotContain("<dd>2027-01-16");
    }

    @Test
    void aPrerequisiteThatIsNotInTheListStays() {
        json("GET /api/offerings/o1", OFFERING.replaceFirst("\\{", "{\"prerequisites\": [\"archived\"], "));

        var form = browser.get("/teach/offerings/o1/edit").body();

        assertThat(form).contains("name=\"prerequisites\" value=\"archived\" checked");
    }

    @Test
    void anotherDayIsAddedWithoutLosingWhatWasTyped() {
        var page = browser.submit(
                "/teach/offerings/o1/edit",
                "/teach/offerings/o1/edit?day=2027-01-16&from=09:00&to=16:00",
                Map.of(
                        "more",
                        "on",
                        "course",
                        "c1",
                        "type",
                        "WEBINAR",
                        "link",
                        "https://meet.example",
                        "timeZone",
                        "America/New_York"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"day-1\"", "https://meet.example", "value=\"2027-01-16\"");
    }

    @Test
    void theRosterIsSearchedInPlaceAndKeepsItsWords() {
        var whole = browser.get("/teach/offerings/o1?q=ros&status=ACTIVE");
        var part = browser.get("/teach/offerings/o1?q=ros", "HX-Target", "roster");

        assertThat(whole.body())
                .contains("Rosa &lt;Delgado&gt;", "rosa@example.org", "value=\"ros\"", "/students/e1/complete");
        assertThat(part.body().strip()).startsWith("<section id=\"roster\"").doesNotContain("<html");
        assertThat(browser.get("/offerings/o1/roster").header("Location")).endsWith("/teach/offerings/o1");
    }

    @Test
    void somebodyElsesRosterIsRefusedInWords() {
        SERVICE.answer("GET /api/offerings/o1/roster", 403, "application/problem+json", """
                {"reason": "not-allowed", "detail": "Only the course\u2019s instructors and admins may do this."}""");

        assertThat(browser.get("/teach/offerings/o1").status()).isEqualTo(403);
    }

    @Test
    void staffEnrollByAddressAndHearWhyNot() {
        SERVICE.answer("POST /api/enrollments", 409, "application/problem+json", """
                {"reason": "full", "detail": "Every seat is taken."}""");

        var page = browser.submit(
                "/teach/offerings/o1",
                "/teach/offerings/o1/enroll",
                Map.of("email", "new@example.org", "name", "New <One>"));

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body()).contains("Every seat is taken.", "new@example.org", "New &lt;One>");
        SERVICE.answer("POST /api/enrollments", 201, "application/json", ENROLLMENT);
        assertThat(browser.submit(
                                "/teach/offerings/o1", "/teach/offerings/o1/enroll", Map.of("email", "new@example.org"))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void withdrawingAsksFirstAndAsADialogWithAScript() {
        var page = browser.get("/teach/offerings/o1/students/e1/withdraw");
        var dialog = browser.get("/teach/offerings/o1/students/e1/withdraw", "HX-Target", "dialog");

        assertThat(page.body()).contains("<html", "Withdraw Rosa?");
        assertThat(dialog.body().strip()).startsWith("<h2 id=\"dialog-title\">").doesNotContain("<html");
        json("POST /api/enrollments/e1/withdraw", ENROLLMENT);
        assertThat(browser.submit(
                                "/teach/offerings/o1",
                                "/teach/offerings/o1/students/e1/withdraw",
                                Map.of("reason", "Ill"))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void aListIsImportedWithTheResultOfEachRow() {
        json("POST /api/offerings/o1/roster/import", """
                {"rows": [{"row": 2, "done": 1, "of": 2, "email": "a@example.org", "outcome": "enrolled", "accountMade": true},
                          {"row": 3, "done": 2, "of": 2, "email": "<b>", "outcome": "invalid", "detail": "No address", "accountMade": false}],
                 "summary": {"rows": 2, "enrolled": 1, "already": 0, "waitlisted": 0, "refused": 0, "invalid": 1, "accountsMade": 1}}""");

        var page = browser.submit(
                "/teach/offerings/o1/import",
                "/teach/offerings/o1/import",
                Map.of("csv", "email,name\na@example.org,Ána"));

        assertThat(page.body()).contains("a@example.org", "&lt;b&gt;", "No address", "An account was made.");
        var sent = SERVICE.last("/api/offerings/o1/roster/import");
        assertThat(sent.header("Content-Type")).startsWith("text/csv").containsIgnoringCase("utf-8");
        assertThat(sent.body()).contains("Ána");
    }

    @Test
    void aMessageThatIsNotSentIsNotLostAndKeepsItsId() {
        json("GET /api/offerings/o1/messages", "[]");
        SERVICE.answer("POST /api/offerings/o1/messages", 429, "application/problem+json", """
                {"reason": "too-many-requests", "detail": "Wait a little."}""");

        var page = browser.submit(
                "/teach/offerings/o1/messages",
                "/teach/offerings/o1/messages",
                Map.of("message", "m1", "subject", "Towel", "text", "Bring <one>"));

        assertThat(page.status()).isEqualTo(429);
        assertThat(page.body()).contains("Wait a little.", "Bring &lt;one&gt;", "name=\"message\" value=\"m1\"");
    }

    @Test
    void seatsAreReservedAndTheSheetIsThereToBePrinted() {
        SERVICE.answer("POST /api/offerings/o1/holds", 201, "application/json", """
                {"id": "h1", "seats": 2, "left": 2, "until": "2027-01-10T15:00:00Z", "reason": "School", "by": "i1", "at": "2026-03-02T15:04:05Z"}""");

        var answer = browser.submit(
                "/teach/offerings/o1/seats",
                "/teach/offerings/o1/holds",
                Map.of("seats", "2", "until", "2027-01-10T10:00", "reason", "School", "hold", "h1"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(SERVICE.all("POST", "/api/offerings/o1/holds").getFirst().body())
                .contains("2027-01-10T15:00:00Z");
        assertThat(browser.get("/teach/offerings/o1/sheet").body()).contains("Rosa &lt;Delgado&gt;", "License number");
    }

    private static void json(String call, String body) {
        SERVICE.answer(call, 200, "application/json", body);
    }
}
