package org.urbanriver.campus.gateway.page.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

class AdminPagesTests extends GatewayTest {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private static final String EVENT = """
            {"id": "o1_s1.1", "type": "org.urbanriver.campus.enrollment.activated.v1", "source": "/enrollment-service",
             "subject": "o1_s1", "sequence": 1, "time": "2026-03-02T15:04:05Z", "recordedAt": "2026-03-02T15:04:06Z",
             "studentId": "s1", "courseId": "c1", "offeringId": "o1", "enrollmentId": "o1_s1",
             "data": {"enrollment": {"studentName": "Rosa <b>Delgado</b>", "offering": {"courseTitle": "Headaches"}}}}""";

    private static final String EVENTS = """
            {"items": [%s], "next": "behind-this", "position": "e0.7"}""".formatted(EVENT);

    private static final String LETTER = """
            {"id": "l1", "state": "OPEN", "group": "notification-service.mail", "service": "notification-service",
             "eventId": "o1_s1.1", "type": "org.urbanriver.campus.enrollment.activated.v1", "subject": "o1_s1",
             "sequence": 1, "time": "2026-03-02T15:04:05Z", "topic": "enrollment-events", "partition": 3, "offset": 12,
             "reason": "no <such> template", "reasonClass": "java.lang.IllegalStateException", "attempts": 4,
             "failedAt": "2026-03-02T15:05:05Z"}""";

    private static final String SHEET = """
            {"letter": %s, "key": "o1_s1", "payload": "{\\"enrollment\\":{\\"id\\":\\"o1_s1\\"}}", "encoding": "text",
             "headers": [{"name": "ce_id", "value": "o1_s1.1"}], "trace": null}""".formatted(LETTER);

    private static final String ACTS = """
            {"items": [{"id": "o1.2", "at": "2026-03-02T15:04:05Z", "who": "a1", "name": "Imani Brooks",
              "roles": ["INSTRUCTOR"], "kind": "offering.changed", "what": "The live class “Headaches” was changed",
              "subject": "o1", "offeringId": "o1",
              "changes": [{"field": "/dates/0/startsAt", "before": "\\"2026-05-09T13:00:00Z\\"", "after": "\\"<i>\\""},
                          {"field": "/capacity", "before": "12", "after": "14"}]}], "next": null}""";

    private static final String TIMELINE = """
            {"enrollmentId": "o1_s1", "problem": null, "entries": [
             {"at": "2026-03-02T15:04:05Z", "what": "Noel gave up a seat", "eventId": "o1_s2.2",
              "type": "org.urbanriver.campus.enrollment.withdrawn.v1", "enrollmentId": "o1_s2", "by": "s2", "consumers": []},
             {"at": "2026-03-02T15:04:06Z", "what": "Rosa moved up <now>", "eventId": "o1_s1.2",
              "type": "org.urbanriver.campus.enrollment.activated.v1", "causedBy": "o1_s2.2", "enrollmentId": "o1_s1",
              "consumers": [{"group": "notification-service.mail", "progress": "FAILED", "what": "failed: no template",
                             "deadLetter": "l1"}]},
             {"at": "2026-03-02T15:04:09Z", "what": "Mail sent to Rosa", "eventId": "o1_s1.2",
              "type": "org.urbanriver.campus.enrollment.activated.v1", "causedBy": "o1_s1.2", "enrollmentId": "o1_s1",
              "effect": "mail", "recipient": "s1", "outcome": "done", "detail": "tried 3 times", "consumers": []}]}""";

    private static final String ENROLLMENT = """
            {"id": "o1_s1", "studentId": "s1", "studentName": "Rosa Delgado", "revision": 1, "status": "ACTIVE",
             "enrolledAt": "2026-03-02T15:04:05Z", "changedAt": "2026-03-02T15:04:05Z", "modules": [],
             "offering": {"id": "o1", "courseId": "c1", "courseSlug": "headaches", "courseTitle": "Headaches", "type": "LIVE",
               "timeZone": "America/New_York", "dates": [], "waiting": 0, "waitlist": true, "status": "OPEN",
               "instructorIds": []}}""";

    private static final String SETTINGS = """
            [{"service": "course-service", "settings": [], "problem": "cannot be reached at http://127.0.0.1:1"},
             {"service": "gateway", "settings": [
               {"variable": "CAMPUS_SESSION_IDLE", "property": "campus.session-idle", "value": "3h", "secret": false, "given": true},
               {"variable": "CAMPUS_ADMIN_PASSWORD", "property": "campus.admin.password", "secret": true, "given": true}]}]""";

    @BeforeEach
    void services() {
        json("GET /api/monitor/flow", flow("[]", 0));
        json("GET /api/monitor/events", EVENTS);
        json("GET /api/monitor/audit", ACTS);
        json("GET /api/monitor/dead-letters", "{\"items\": [%s], \"next\": null}".formatted(LETTER));
        json("GET /api/monitor/dead-letters/l1", SHEET);
        json("GET /api/monitor/enrollments/o1_s1/timeline", TIMELINE);
        json("GET /api/monitor/system", "{\"database\": \"embedded store\", \"broker\": \"embedded Kafka\"}");
        json("GET /api/monitor/system/settings", SETTINGS);
        json("GET /api/enrollments/o1_s1", ENROLLMENT);
        json("GET /api/enrollments/of-students", page(ENROLLMENT));
        json("GET /api/courses", page(""));
        json(
                "GET /api/techniques",
                "[{\"slug\": \"acupressure\", \"name\": \"Acupressure\", \"summary\": \"=Points\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/events",
                "/admin/events/live",
                "/admin/events/stream",
                "/admin/enrollments",
                "/admin/enrollments/o1_s1",
                "/admin/flow",
                "/admin/dead-letters",
                "/admin/dead-letters/l1",
                "/admin/dead-letters/replay",
                "/admin/audit",
                "/admin/accounts",
                "/admin/accounts/a1",
                "/admin/accounts/a1/disable",
                "/admin/accounts/invite",
                "/admin/techniques",
                "/admin/techniques/new",
                "/admin/techniques/acupressure",
                "/admin/techniques.csv",
                "/admin/exports",
                "/admin/system",
                "/admin/no-such-page"
            })
    void onlyAdminsGetIn(String path) {
        var anonymous = http().browser().get(path);
        var student = signedInStudent().get(path);

        assertThat(anonymous.status()).isEqualTo(302);
        assertThat(anonymous.header("Location")).endsWith("/sign-in?next=" + path.replace("/", "%2F"));
        assertThat(student.status()).isEqualTo(403);
        assertThat(student.header("Content-Type")).startsWith("text/html");
        assertThat(student.body()).contains("<h1").doesNotContain("class=\"side\"");
        assertThat(SERVICE.count("/api/monitor/events")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/dead-letters/l1/replay",
                "/admin/dead-letters/l1/discard",
                "/admin/dead-letters/replay",
                "/admin/accounts/a1/roles",
                "/admin/accounts/a1/disable",
                "/admin/accounts/a1/enable",
                "/admin/accounts/invite",
                "/admin/enrollments/o1_s1/mails",
                "/admin/techniques/new",
                "/admin/techniques/acupressure"
            })
    void onlyAdminsDecide(String action) {
        var student = signedInStudent();

        assertThat(student.submit("/", action, Map.of("group", "g", "note", "n", "roles", "ADMIN"))
                        .status())
                .isEqualTo(403);
        assertThat(signedIn(ADMIN).form(action, Map.of("group", "g")).status()).isEqualTo(403);
        assertThat(SERVICE.all("POST", action.replace("/admin/", "/api/monitor/")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/events",
                "/admin/flow",
                "/admin/dead-letters",
                "/admin/audit",
                "/admin/techniques",
                "/admin/system"
            })
    void aServiceThatIsDownCostsItsOwnPartWithWords(String path) {
        SERVICE.forget();
        for (var each : List.of(
                "flow", "events", "audit", "dead-letters", "system", "system/settings", "enrollments/o1_s1/timeline")) {
            SERVICE.answer("GET /api/monitor/" + each, 503, JSON, "");
        }
        SERVICE.answer("GET /api/techniques", 503, JSON, "");
        SERVICE.answer("GET /api/courses", 503, JSON, "");

        var page = signedIn(ADMIN).get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("A part of this page is resting", "class=\"side\"");
    }

    @Test
    void theOverviewTellsWhetherAllIsWell() {
        var page = signedIn(ADMIN).get("/admin");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("All is well", "Rosa &lt;b&gt;Delgado&lt;/b&gt;", "/admin/enrollments/o1_s1", "Imani Brooks")
                .contains("role=\"img\"")
                .doesNotContain("<b>Delgado");
    }

    @Test
    void theOverviewSpeaksSpanish() {
        var page = signedIn(ADMIN).get("/admin", "Accept-Language", "es-MX,es;q=0.9");

        assertThat(page.body()).contains("lang=\"es\"", "Todo está bien", "Se inscribió", "Lo último que pasó");
    }

    @Test
    void eventsLeadToTheirTimelineToOlderOnesAndIntoAFile() {
        var page = signedIn(ADMIN).get("/admin/events?type=enrollment.activated&course=c1");

        assertThat(page.body())
                .contains("href=\"/admin/enrollments/o1_s1\"")
                .contains("cursor=behind-this")
                .contains("href=\"/api/monitor/events.csv?type=enrollment.activated&amp;course=c1\"")
                .contains("sse-connect=\"/admin/events/stream?type=enrollment.activated&amp;course=c1&amp;after=e0.7\"")
                .contains("<option value=\"enrollment.activated\" selected>Enrolled</option>");
        assertThat(signedIn(ADMIN).get("/admin/events?cursor=behind-this").body())
                .doesNotContain("sse-connect")
                .contains("To the newest");
    }

    @Test
    void aStudentIsFoundByTheirAddress() {
        var email = newEmail();
        register(email);
        var id = program(email).get("/api/account").json().path("id").asString();
        var asked = Collections.synchronizedList(new ArrayList<String>());
        SERVICE.answer("GET /api/monitor/events", exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            write(exchange, EVENTS);
        });

        signedIn(ADMIN).get("/admin/events?student=" + email.toUpperCase());
        var unknown = signedIn(ADMIN).get("/admin/events?student=nobody@example.org");

        assertThat(asked).hasSize(1).first().asString().contains("student=" + id);
        assertThat(unknown.body()).contains("Nobody has an account with the address nobody@example.org.");
    }

    @Test
    void timesAreThoseOfTheReadersClock() {
        var asked = Collections.synchronizedList(new ArrayList<String>());
        SERVICE.answer("GET /api/monitor/events", exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            write(exchange, EVENTS);
        });

        signedIn(ADMIN).get("/admin/events?from=2027-01-16T09:00&to=2027-01-16T10:00");
        var wrong = signedIn(ADMIN).get("/admin/events?from=yesterday");
        var backwards = signedIn(ADMIN).get("/admin/events?from=2027-01-16T09:00&to=2026-01-16T10:00");

        assertThat(asked)
                .hasSize(1)
                .first()
                .asString()
                .contains("from=2027-01-16T09:00:00Z", "to=2027-01-16T10:00:00Z");
        assertThat(wrong.body()).contains("Day and hour must look like");
        assertThat(backwards.body()).contains("The time must begin before it ends.");
    }

    @Test
    void aPausedListGoesOnWhereItStopped() {
        var admin = signedIn(ADMIN);

        var paused = admin.get(
                "/admin/events/live?type=enrollment.activated&paused=true&after=e0.9", "HX-Target", "live-panel");
        var on = admin.get(
                "/admin/events/live?type=enrollment.activated&paused=false&after=e0.9", "HX-Target", "live-panel");

        assertThat(paused.body()).contains("value=\"e0.9\"", "Go on").doesNotContain("sse-connect", "<html");
        assertThat(on.body())
                .contains("sse-connect=\"/admin/events/stream?type=enrollment.activated&amp;after=e0.9\"", "Pause");
    }

    @Test
    void newEventsComeAsRowsWithTheirPlaceInTheStream() throws Exception {
        SERVICE.answer("GET /api/monitor/events/stream", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            var second = EVENT.replace("o1_s1.1", "o1_s1.2").replace("\n", " ");
            exchange.getResponseBody()
                    .write(
                            ("retry: 2000\nid: e0.7\n\nid: e0.8\nevent: event\ndata: %s\n\nid: e0.9\nevent: event\ndata: %s\n\n"
                                            .formatted(EVENT.replace("\n", " "), second))
                                    .getBytes(StandardCharsets.UTF_8));
        });
        var admin = signedIn(ADMIN);
        var request = admin.request("/admin/events/stream?course=c1&after=e0.7")
                .setHeader("Accept", "text/event-stream")
                .setHeader("Last-Event-ID", "e0.6")
                .GET();

        var stream = admin.send(request);

        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
        assertThat(stream.body())
                .startsWith("retry: 2000\n\n")
                .contains("event: events\n", "data: <li class=\"event\" id=\"event-o1_s1.2\">", "Rosa &lt;b&gt;")
                .contains("id: e0.9\n");
        assertThat(stream.body().indexOf("event-o1_s1.2"))
                .isLessThan(stream.body().indexOf("event-o1_s1.1"));
        var seen = SERVICE.last("/api/monitor/events/stream");
        assertThat(seen.header("Last-Event-ID")).isEqualTo("e0.6");
        assertThat(seen.header("Authorization")).startsWith("Bearer ");
        assertThat(seen.header("Cookie")).isEmpty();
    }

    @Test
    void nothingOfAFloodIsLost() throws Exception {
        SERVICE.answer("GET /api/monitor/events/stream", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            for (var n = 1; n <= 120; n++) {
                var event = EVENT.replace("o1_s1.1", "o1_s1." + n).replace("\n", " ");
                exchange.getResponseBody()
                        .write("id: e0.%d\nevent: event\ndata: %s\n\n"
                                .formatted(n, event)
                                .getBytes(StandardCharsets.UTF_8));
            }
        });
        var admin = signedIn(ADMIN);
        var request = admin.request("/admin/events/stream?after=e0.0")
                .setHeader("Accept", "text/event-stream")
                .GET();

        var stream = admin.send(request);

        assertThat(IntStream.rangeClosed(1, 120).mapToObj(n -> "id=\"event-o1_s1." + n + "\""))
                .allSatisfy(id -> assertThat(stream.body()).containsOnlyOnce(id));
    }

    @Test
    void aStreamWhoseServiceIsAwayEndsSoThatTheBrowserComesBack() {
        var admin = signedIn(ADMIN);
        var request = admin.request("/admin/events/stream?after=e0.7")
                .setHeader("Accept", "text/event-stream")
                .GET();

        var stream = admin.send(request);

        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.body()).isEqualTo("retry: 2000\n\n");
    }

    @Test
    void aMailThatFailedIsSentAgain() {
        SERVICE.answer("POST /api/monitor/mails/send-again", 204, "application/json", "");
        json("GET /api/monitor/enrollments/o1_s1/timeline", TIMELINE.replace("\"done\"", "\"failed\""));
        var admin = signedIn(ADMIN);

        var page = admin.get("/admin/enrollments/o1_s1");
        var answer = admin.submit(
                "/admin/enrollments/o1_s1",
                "/admin/enrollments/o1_s1/mails",
                Map.of("eventId", "o1_s1.2", "recipient", "s1"));

        assertThat(page.body()).contains("Mail failed", "Send again", "name=\"eventId\" value=\"o1_s1.2\"");
        assertThat(answer.header("Location")).isEqualTo("/admin/enrollments/o1_s1");
        assertThat(SERVICE.last("/api/monitor/mails/send-again").body())
                .contains("\"eventId\":\"o1_s1.2\"", "\"recipient\":\"s1\"");
    }

    @Test
    void theTimelineLinksCausesEffectsAndWhatToRepair() {
        var page = signedIn(ADMIN).get("/admin/enrollments/o1_s1");

        assertThat(page.body())
                .contains("Rosa moved up &lt;now&gt;", "href=\"#event-o1_s2.2\"", "id=\"event-o1_s2.2\"")
                .contains("href=\"#event-o1_s1.2\"")
                .contains("href=\"/admin/enrollments/o1_s2\"")
                .contains("Mail sent to Rosa", "tried 3 times", "Mail sent")
                .contains("href=\"/admin/dead-letters/l1\"")
                .contains("/api/monitor/enrollments/o1_s1/timeline.csv");
    }

    @Test
    void anUnknownEnrollmentIsAPageThatSaysSo() {
        SERVICE.answer("GET /api/monitor/enrollments/x/timeline", 404, PROBLEM, problem("not-found", "Not there"));

        var page = signedIn(ADMIN).get("/admin/enrollments/x");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("<h1");
    }

    @Test
    void anEnrollmentIsFoundByPartOfItsStudentsName() {
        var email = newEmail();
        http().post("/api/accounts", registration(email, "Quirina Delgado", PASSWORD));

        var found = signedIn(ADMIN).get("/admin/enrollments?q=quirina");
        var nobody = signedIn(ADMIN).get("/admin/enrollments?q=zzz-nobody");

        assertThat(found.body()).contains("href=\"/admin/enrollments/o1_s1\"", "One person matches.");
        assertThat(nobody.body()).contains("Nobody found");
    }

    @Test
    void whatIsFoundIsThereAsAFileAndWhoTakesItIsTold() {
        var email = newEmail();
        http().post("/api/accounts", registration(email, "Quentin Ferro", PASSWORD));
        var admin = signedIn(ADMIN);

        var page = admin.get("/admin/enrollments?q=quentin");
        var file = admin.get("/admin/enrollments.csv?q=quentin", "Accept", "text/csv");
        var nobody = admin.get("/admin/enrollments.csv?q=zzz-nobody", "Accept", "text/csv");

        assertThat(page.body()).contains("href=\"/admin/enrollments.csv?q=quentin\"");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"enrollments.csv\"");
        assertThat(file.body().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Rosa Delgado,,Headaches,LIVE,ACTIVE,2026-03-02T15:04:05Z,o1_s1,s1,o1");
        assertThat(nobody.body().lines()).hasSize(1);
        assertThat(signedInStudent().get("/admin/enrollments.csv?q=quentin").status())
                .isEqualTo(403);
    }

    @Test
    void theFlowIsDrawnAndInATableAndInSentences() {
        json("GET /api/monitor/flow", flow("[{\"what\": \"Kafka <is> away.\", \"toDo\": \"Start it.\"}]", 3));

        var page = signedIn(ADMIN).get("/admin/flow");
        var part = signedIn(ADMIN).get("/admin/flow", "HX-Target", "flow");

        assertThat(page.body())
                .contains("Kafka &lt;is&gt; away.", "Start it.")
                .contains("role=\"img\" aria-labelledby=\"minutes-title minutes-summary\"")
                .contains("<th scope=\"row\">enrollment-service</th>", "hx-trigger=\"every 15s\"")
                .contains("/api/monitor/flow/rates.csv");
        assertThat(part.body().strip()).startsWith("<div id=\"flow\"").doesNotContain("<html");
        assertThat(signedIn(ADMIN).get("/admin/flow?still=true").body()).doesNotContain("hx-trigger=\"every");
    }

    @Test
    void aDeadLetterShowsAllThatHelpsToDecide() {
        var page = signedIn(ADMIN).get("/admin/dead-letters/l1");

        assertThat(page.body())
                .contains("no &lt;such&gt; template", "IllegalStateException", "ce_id")
                .contains("\"id\" : \"o1_s1\"")
                .contains("href=\"/admin/enrollments/o1_s1\"", "trace=true");
        assertThat(signedIn(ADMIN)
                        .get("/admin/dead-letters?group=notification-service.mail")
                        .body())
                .contains(
                        "href=\"/admin/dead-letters/l1\"",
                        "/admin/dead-letters/replay?group=notification-service.mail");
    }

    @Test
    void aDeadLetterIsReplayedAndTold() {
        json("POST /api/monitor/dead-letters/l1/replay", LETTER.replace("OPEN", "REPLAYING"));
        var admin = signedIn(ADMIN);

        var done = admin.submit("/admin/dead-letters/l1", "/admin/dead-letters/l1/replay", Map.of());

        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location")).isEqualTo("/admin/dead-letters/l1");
        assertThat(admin.get("/admin/dead-letters/l1").body()).contains("It is sent again.");
    }

    @Test
    void discardingNeedsANote() {
        json("POST /api/monitor/dead-letters/l1/discard", LETTER.replace("OPEN", "DISCARDED"));
        var admin = signedIn(ADMIN);

        var without = admin.submit("/admin/dead-letters/l1", "/admin/dead-letters/l1/discard", Map.of("note", "  "));
        var with = admin.submit(
                "/admin/dead-letters/l1", "/admin/dead-letters/l1/discard", Map.of("note", " known since May "));

        assertThat(without.status()).isEqualTo(422);
        assertThat(without.body()).contains("Write down why it need not be dealt with.", "aria-invalid=\"true\"");
        assertThat(with.status()).isEqualTo(303);
        assertThat(SERVICE.all("POST", "/api/monitor/dead-letters/l1/discard"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.body()).isEqualTo("{\"note\":\"known since May\"}"));
    }

    @Test
    void whatSomebodyElseDecidedMeanwhileIsSaidAndTheNoteIsNotLost() {
        SERVICE.answer(
                "POST /api/monitor/dead-letters/l1/discard",
                409,
                PROBLEM,
                problem("already-decided", "Ada replayed this dead letter at noon."));

        var refused = signedIn(ADMIN)
                .submit("/admin/dead-letters/l1", "/admin/dead-letters/l1/discard", Map.of("note", "my long note"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("Ada replayed this dead letter at noon.", "my long note", "role=\"alert\"");
    }

    @Test
    void allOfAKindAreReplayedAfterAQuestionWithTheirNumber() {
        json("POST /api/monitor/dead-letters/replay", "{\"letters\": 1}");
        var admin = signedIn(ADMIN);
        var kind = "/admin/dead-letters/replay?group=notification-service.mail";

        var asked = admin.get(kind);
        var dialog = admin.get(kind, "HX-Target", "dialog");
        var done = admin.submit(kind, "/admin/dead-letters/replay", Map.of("group", "notification-service.mail"));
        var everything = admin.submit(kind, "/admin/dead-letters/replay", Map.of());

        assertThat(asked.body()).contains("One open dead letter is sent again");
        assertThat(dialog.body()).contains("id=\"dialog-title\"", "data-close").doesNotContain("<html");
        assertThat(done.status()).isEqualTo(303);
        assertThat(everything.status()).isEqualTo(422);
        assertThat(SERVICE.all("POST", "/api/monitor/dead-letters/replay"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.body()).contains("\"group\":\"notification-service.mail\""));
    }

    @Test
    void theAuditTrailTellsBeforeAndAfterReadably() {
        var page = signedIn(ADMIN).get("/admin/audit?what=offering.changed");

        assertThat(page.body())
                .contains("Imani Brooks", "dates › 1 › starts at", "<del class=\"long\">2026-05-09T13:00:00Z</del>")
                .contains("<ins class=\"long\">14</ins>", "<ins class=\"long\">&lt;i&gt;</ins>")
                .contains("/api/monitor/audit.csv?what=offering.changed");
    }

    @Test
    void rolesAreChangedAndTheLastAdminStaysWithWords() {
        var email = newEmail();
        register(email);
        var id = program(email).get("/api/account").json().path("id").asString();
        var admin = signedIn(ADMIN);
        var own = admin().get("/api/account").json().path("id").asString();

        var changed = admin.submit(
                "/admin/accounts/" + id, "/admin/accounts/" + id + "/roles", Map.of("roles", "INSTRUCTOR"));
        var none = admin.submit("/admin/accounts/" + id, "/admin/accounts/" + id + "/roles", Map.of());
        var last =
                admin.submit("/admin/accounts/" + own, "/admin/accounts/" + own + "/roles", Map.of("roles", "STUDENT"));

        assertThat(changed.status()).isEqualTo(303);
        assertThat(program(email).get("/api/account").json().path("roles").toString())
                .isEqualTo("[\"INSTRUCTOR\"]");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body()).contains("Choose at least one role.");
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.body()).contains("This is the only admin left.");
    }

    @Test
    void anAccountIsDisabledAfterAQuestionAndEnabledAgain() {
        var email = newEmail();
        register(email);
        var id = program(email).get("/api/account").json().path("id").asString();
        var admin = signedIn(ADMIN);
        var sheet = "/admin/accounts/" + id;

        var question = admin.get(sheet + "/disable");
        var disabled = admin.submit(sheet + "/disable", sheet + "/disable", Map.of());

        assertThat(question.body()).contains(email, "All their sessions and API tokens end now");
        assertThat(disabled.status()).isEqualTo(303);
        assertThat(http().basic(email, PASSWORD).get("/api/account").status()).isEqualTo(401);
        assertThat(admin.get(sheet).body()).contains("Enable the account", "The account is disabled;");
        assertThat(admin.submit(sheet, sheet + "/enable", Map.of()).status()).isEqualTo(303);
        assertThat(http().basic(email, PASSWORD).get("/api/account").status()).isEqualTo(200);
    }

    @Test
    void somebodyIsInvitedAndWhatIsWrongIsSaidBesideItsField() {
        var email = newEmail();
        var admin = signedIn(ADMIN);
        var form = "/admin/accounts/invite";

        var wrong = admin.submit(form, form, Map.of("email", "nobody", "name", "Noel Hart", "roles", "STUDENT"));
        var made = admin.submit(form, form, Map.of("email", email, "name", "Noel Hart", "roles", "INSTRUCTOR"));
        var taken = admin.submit(form, form, Map.of("email", email, "name", "Noel Hart", "roles", "STUDENT"));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"email-error\"", "value=\"Noel Hart\"");
        assertThat(made.status()).isEqualTo(303);
        assertThat(admin.get(made.header("Location")).body()).contains("Noel Hart", email, "Invited");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.body()).contains("There is an account with this e-mail address already.");
    }

    @Test
    void accountsAreSearchedAsAPartOfThePage() {
        var email = newEmail();
        http().post("/api/accounts", registration(email, "Wilhelmina Vance", PASSWORD));

        var part = signedIn(ADMIN).get("/admin/accounts?q=wilhelmina&role=STUDENT", "HX-Target", "accounts");

        assertThat(part.body().strip())
                .startsWith("<div id=\"accounts\"")
                .contains("Wilhelmina Vance", email, "One account");
        assertThat(signedIn(ADMIN)
                        .get("/admin/accounts?q=wilhelmina&role=ADMIN")
                        .body())
                .contains("No account matches");
    }

    @Test
    void aTechniqueIsAddedAndRefusalsStandBesideTheirFields() {
        var admin = signedIn(ADMIN);
        var form = "/admin/techniques/new";
        var fields = Map.of("slug", "cupping", "name", "Cupping", "summary", "Suction");
        SERVICE.answer("POST /api/techniques", 422, PROBLEM, """
                {"status": 422, "reason": "invalid", "detail": "Wrong", "errors": [{"pointer": "/slug", "message": "must be lower case"}]}""");
        var wrong = admin.submit(form, form, fields);
        SERVICE.answer(
                "POST /api/techniques",
                409,
                PROBLEM,
                problem("technique-exists", "There is a technique cupping already."));
        var taken = admin.submit(form, form, fields);
        SERVICE.answer(
                "POST /api/techniques",
                201,
                JSON,
                "{\"slug\": \"cupping\", \"name\": \"Cupping\", \"summary\": \"Suction\"}");
        var added = admin.submit(form, form, fields);

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"slug-error\"", "Must be lower case.");
        assertThat(taken.body()).contains("There is a technique cupping already.", "value=\"Cupping\"");
        assertThat(added.status()).isEqualTo(303);
        assertThat(admin.get("/admin/techniques.csv", "Accept", "text/csv").body())
                .contains("slug,name,summary", "acupressure,Acupressure,'=Points");
        assertThat(admin.get("/admin/techniques/nothing").status()).isEqualTo(404);
    }

    @Test
    void everyTableIsThereAsAFileAndSettingsShowNoSecret() {
        var admin = signedIn(ADMIN);

        var exports = admin.get("/admin/exports");
        var system = admin.get("/admin/system");

        assertThat(exports.body())
                .contains("/api/monitor/events.csv", "/api/monitor/audit.csv", "/api/monitor/dead-letters.csv")
                .contains("/api/accounts.csv", "/admin/techniques.csv", "/api/monitor/system/settings.csv");
        assertThat(system.body())
                .contains("embedded store", "CAMPUS_SESSION_IDLE", "3h", "CAMPUS_ADMIN_PASSWORD", "secret")
                .contains("course-service does not answer.");
    }

    private Http signedInStudent() {
        var email = newEmail();
        register(email);
        return signedIn(email);
    }

    private static String flow(String warnings, long waiting) {
        var rates = new ArrayList<String>();
        for (var n = 0; n < 60; n++) {
            rates.add("{\"from\": \"%s\", \"events\": %d, \"kinds\": {\"enrollment.activated\": %d}}"
                    .formatted(Instant.parse("2026-03-02T15:00:00Z").plusSeconds(60L * n), n % 7, n % 7));
        }
        return """
                {"at": "2026-03-02T16:00:00Z", "warnings": %s,
                 "outboxes": [{"service": "enrollment-service", "waiting": %d, "more": false, "oldest": null}],
                 "lags": {"groups": [{"group": "notification-service.mail", "topic": "enrollment-events", "lag": 2,
                                      "members": 1, "late": false}]},
                 "rates": {"lastHour": [%s], "lastDay": [%s]},
                 "deadLetters": {"open": 1, "groups": {"notification-service.mail": 1}},
                 "mail": {"waiting": 0, "oldest": null, "reason": null, "failed": 0}, "liveStreams": 1}""".formatted(warnings, waiting, String.join(",", rates), String.join(",", rates.subList(0, 24)));
    }

    private static void json(String methodAndPath, String body) {
        SERVICE.answer(methodAndPath, 200, JSON, body);
    }

    private static void write(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String page(String items) {
        return "{\"items\": [%s], \"page\": 0, \"size\": 20, \"total\": %d}".formatted(items, items.isEmpty() ? 0 : 1);
    }

    private static String problem(String reason, String detail) {
        return "{\"status\": 409, \"reason\": \"%s\", \"detail\": \"%s\"}".formatted(reason, detail);
    }
}
