package org.urbanriver.campus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The whole system as processes, walked by its users over HTTP while parts of it are killed. */
class CampusJourneyTests {

    private static final Duration SOON = Duration.ofSeconds(2);

    /** For what follows from events after something was restarted: consumers need a moment to find each other again. */
    private static final Duration IN_THE_END = Duration.ofSeconds(60);

    private static final Pattern CLAIM_LINK = Pattern.compile("http://\\S+/claim\\?key=\\S+");

    private static RunningCampus campus;
    private static Person instructor;
    private static Person admin;
    private static String slug;
    private static String courseId;
    private static String offeringId;
    private static int people;

    @BeforeAll
    static void anInstructorPublishesACourseWithAModulePerTechnique(@TempDir Path data) throws Exception {
        campus = Campuses.started(
                data,
                Map.of(
                        "CAMPUS_SAMPLE_DATA", "false",
                        "CAMPUS_ADMIN_EMAIL", "first.admin@journey.example",
                        "CAMPUS_ADMIN_PASSWORD", "the very first passphrase"));
        admin = Person.signedIn(campus.address(), "first.admin@journey.example", "the very first passphrase");
        instructor = Person.registered(campus.address(), "instructor@journey.example", "Ines Instructor");
        admin.put("/api/accounts/%s/roles".formatted(instructor.id()), Map.of("roles", List.of("INSTRUCTOR")))
                .expect(200);
        var draft = instructor
                .post(
                        "/api/authoring/courses",
                        Map.of(
                                "title", "Hands for tired shoulders",
                                "summary", "One module for each technique, made to be taught in an evening.",
                                "ceHours", new BigDecimal("2.5")))
                .expect(201)
                .body();
        courseId = draft.get("id").asString();
        slug = draft.get("slug").asString();
        var techniques = instructor.get("/api/techniques").expect(200).body();
        assertThat(techniques.size()).isGreaterThanOrEqualTo(6);
        for (var technique : techniques) {
            instructor
                    .post(
                            "/api/authoring/courses/%s/modules".formatted(courseId),
                            Map.of(
                                    "title",
                                    technique.get("name").asString(),
                                    "technique",
                                    technique.get("slug").asString(),
                                    "minutes",
                                    25,
                                    "text",
                                    "## Aim\n\nWork slowly with **"
                                            + technique.get("slug").asString() + "**."))
                    .expect(201);
        }
        instructor
                .post("/api/authoring/courses/%s/publish".formatted(courseId), Map.of("note", "First edition"))
                .expect(200);
        var offering = new HashMap<String, Object>(Map.of("course", slug, "type", "HOME_STUDY"));
        await().atMost(IN_THE_END)
                .untilAsserted(() -> offeringId = instructor
                        .post("/api/offerings", offering)
                        .expect(201)
                        .body()
                        .get("id")
                        .asString());
    }

    @AfterAll
    static void stop() {
        if (campus != null) {
            campus.close();
        }
    }

    @Test
    void anEnrollmentIsToldWithinTwoSecondsAndOpensTheLessons() throws Exception {
        var student = newStudent();
        var module = student.get("/api/courses/" + slug)
                .expect(200)
                .body()
                .get("modules")
                .get(0)
                .get("id")
                .asString();
        student.get(lesson(module)).expect(403);

        try (var stream = admin.follow("/api/monitor/events/stream")) {
            var enrollment = enroll(student);

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(inbox(student)).hasSize(1);
                assertThat(mailsTo(student)).hasSize(1);
                assertThat(stream.messages()).anyMatch(message -> message.contains(enrollment));
            });
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(student.get(lesson(module))
                                    .expect(200)
                                    .body()
                                    .get("html")
                                    .asString())
                            .contains("<strong>"));
            await().atMost(SOON).untilAsserted(() -> {
                var timeline = timeline(enrollment);
                assertThat(timeline).anyMatch(entry -> text(entry, "type").endsWith("enrollment.activated.v1"));
                assertThat(timeline)
                        .filteredOn(entry -> text(entry, "effect").equals("mail"))
                        .isNotEmpty()
                        .allMatch(entry -> text(entry, "outcome").equals("done"));
                assertThat(timeline).anyMatch(entry -> text(entry, "effect").equals("inbox"));
            });
            assertToldOnce(student, enrollment);
        }
    }

    @Test
    void whoeverIsImportedClaimsTheirAccountAndFindsTheirSeat() {
        var known = newStudent();
        var email = "nadia.new@journey.example";
        var csv = "email,name\n%s,Known Already\n%s,Nadia New\n".formatted(known.email(), email);

        var report = instructor.importRoster(offeringId, csv);
        var again = instructor.importRoster(offeringId, csv);

        assertThat(report.getLast().at("/summary/enrolled").asInt()).isEqualTo(2);
        assertThat(report.getLast().at("/summary/accountsMade").asInt()).isEqualTo(1);
        assertThat(again.getLast().at("/summary/already").asInt()).isEqualTo(2);
        await().atMost(IN_THE_END).until(() -> claimLink(email).isPresent());
        var nadia = Person.claimed(campus.address(), email, claimLink(email).orElseThrow());
        assertThat(items(nadia.get("/api/enrollments").expect(200).body()))
                .extracting(each -> text(each, "id"))
                .containsExactly(text(report.get(1), "enrollmentId"));
        assertThat(items(known.get("/api/enrollments").expect(200).body())).hasSize(1);
    }

    private static Optional<URI> claimLink(String email) {
        return CaughtMail.of(campus).to(email).stream()
                .map(mail -> CLAIM_LINK.matcher(text(mail, "text")))
                .filter(Matcher::find)
                .map(link -> URI.create(link.group()))
                .findFirst();
    }

    @Test
    void enrollingNeedsNeitherTheCourseServiceNorTheNotificationService() throws Exception {
        var student = newStudent();
        campus.kill("course-service");
        campus.kill("notification-service");

        var enrollment = enroll(student);
        campus.start("course-service");
        campus.start("notification-service");

        assertToldOnce(student, enrollment);
        var module = student.get("/api/courses/" + slug)
                .expect(200)
                .body()
                .get("modules")
                .get(0)
                .get("id")
                .asString();
        await().atMost(IN_THE_END)
                .untilAsserted(() -> student.get(lesson(module)).expect(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stores", "enrollment-service", "notification-service", "gateway"})
    void anAnsweredEnrollmentOutlivesTheDeathOf(String part) throws Exception {
        var student = newStudent();

        var enrollment = enroll(student);
        campus.kill(part);
        campus.start(part);

        assertToldOnce(student, enrollment);
        assertThat(campus.failure()).isNotDone();
    }

    @Test
    void aCrashedServiceIsStartedAgainByItself() {
        var before = campus.pids().get("course-service");
        var restarts = campus.restarts("course-service");

        campus.crash("course-service");

        await().atMost(IN_THE_END).untilAsserted(() -> {
            assertThat(campus.pids().get("course-service")).isNotNull().isNotEqualTo(before);
            assertThat(campus.restarts("course-service")).isEqualTo(restarts + 1);
            admin.get("/api/courses/" + slug).expect(200);
        });
    }

    @Test
    void anAdminSeesTheWholeFlowOfEventsWithNothingUnknown() {
        await().atMost(IN_THE_END).untilAsserted(() -> {
            var flow = admin.get("/api/monitor/flow").expect(200).body();

            assertThat(flow.get("outboxes").values())
                    .extracting(each -> each.get("service").asString())
                    .containsExactly("course-service", "enrollment-service", "gateway");
            assertThat(flow.get("outboxes").values())
                    .allMatch(each -> each.get("problem").isNull());
            for (var part : List.of("lags", "rates", "deadLetters", "mail")) {
                assertThat(flow.get(part).get("problem").isNull()).as(part).isTrue();
            }
            assertThat(flow.get("lags").get("groups").values())
                    .extracting(each -> each.get("group").asString())
                    .contains("course-service.readers", "enrollment-service.courses", "notification-service.inbox");
            assertThat(flow.get("rates").get("lastDay").values())
                    .anyMatch(hour -> hour.get("kinds").has("course.published"));
        });
    }

    @Test
    void theCourseWasPublishedOnce() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events("course=" + courseId))
                        .filteredOn(event -> text(event, "type").endsWith("course.published.v1"))
                        .hasSize(1));
    }

    private static Person newStudent() {
        var number = ++people;
        return Person.registered(
                campus.address(), "student%d@journey.example".formatted(number), "Student " + (100 + number));
    }

    /** Enrolls, once the services know the student; the first answer counts. */
    private static String enroll(Person student) {
        return student.post("/api/enrollments", Map.of("offeringId", offeringId))
                .expect(201)
                .body()
                .get("id")
                .asString();
    }

    private static String lesson(String module) {
        return "/api/courses/%s/modules/%s".formatted(slug, module);
    }

    /** However often things were killed: one enrollment, one event, one message and one mail to each who should know. */
    private static void assertToldOnce(Person student, String enrollment) {
        await().atMost(IN_THE_END).ignoreExceptions().untilAsserted(() -> {
            assertThat(items(student.get("/api/enrollments").expect(200).body()))
                    .extracting(each -> text(each, "id"))
                    .containsExactly(enrollment);
            assertThat(inbox(student)).hasSize(1);
            assertThat(mailsTo(student)).hasSize(1);
            assertThat(items(instructor.get("/api/inbox?size=100").expect(200).body()))
                    .filteredOn(entry -> (text(entry, "title") + text(entry, "text")).contains(nameOf(student)))
                    .hasSize(1);
            assertThat(events("enrollment=" + enrollment)).hasSize(1);
            assertThat(timeline(enrollment))
                    .filteredOn(entry -> !text(entry, "effect").isEmpty())
                    .isNotEmpty()
                    .allMatch(entry -> text(entry, "outcome").equals("done"));
        });
        // What comes late is still too much.
        await().during(Duration.ofMillis(1_500)).atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(inbox(student)).hasSize(1);
            assertThat(mailsTo(student)).hasSize(1);
            assertThat(events("enrollment=" + enrollment)).hasSize(1);
        });
    }

    private static String nameOf(Person student) {
        return student.get("/api/account").expect(200).body().get("name").asString();
    }

    private static List<JsonNode> inbox(Person person) {
        return items(person.get("/api/inbox").expect(200).body());
    }

    /**
     * The identities of all mails to that address but the one that asks to confirm it; a mail sent again after a crash is the
     * same mail.
     */
    private static List<String> mailsTo(Person person) {
        return CaughtMail.of(campus).to(person.email()).stream()
                .filter(mail -> !text(mail, "subject").equals("Confirm your e-mail address"))
                .map(mail -> text(mail, "messageId"))
                .distinct()
                .toList();
    }

    private static List<JsonNode> events(String query) {
        return items(admin.get("/api/monitor/events?" + query).expect(200).body());
    }

    private static List<JsonNode> timeline(String enrollment) {
        var timeline = admin.get("/api/monitor/enrollments/%s/timeline".formatted(enrollment))
                .expect(200)
                .body();
        return elements(timeline.get("entries")).toList();
    }

    private static List<JsonNode> items(JsonNode page) {
        return elements(page.get("items")).toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        var elements = new ArrayList<JsonNode>();
        array.forEach(elements::add);
        return elements.stream();
    }

    private static String text(JsonNode object, String field) {
        return object.hasNonNull(field) ? object.get(field).asString() : "";
    }
}
