package org.urbanriver.campus.course.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.course.Campus.ADMIN;
import static org.urbanriver.campus.course.Campus.IMANI;
import static org.urbanriver.campus.course.Campus.NOBODY;
import static org.urbanriver.campus.course.Campus.OTHER;
import static org.urbanriver.campus.course.Campus.assertProblem;
import static org.urbanriver.campus.course.Campus.body;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.contracts.events.ExampleEvents;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.course.Campus;
import org.urbanriver.campus.course.CourseServiceTest;
import org.urbanriver.campus.course.course.Course;
import org.urbanriver.campus.course.course.Instructor;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.test.Callers;
import org.urbanriver.campus.platform.test.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@CourseServiceTest
class LessonEventsTests {

    private static final String GROUP = "course-service.readers";

    @Autowired
    Campus campus;

    @Autowired
    Events events;

    @Autowired
    MongoTemplate mongo;

    private final String student = Ids.next();
    private final RequestPostProcessor reader = Callers.student(student, "Rosa Delgado");

    @Test
    void aStudentReadsTheRevisionOfTheirEnrollmentAlsoWhenANewerOneIsOut() {
        var course = campus.published();
        enroll(course, "ACTIVE", 1, 1);
        campus.put(
                "/api/authoring/courses/" + id(course) + "/modules/introduction",
                Campus.module("Introduction", "Newer text"),
                IMANI);
        campus.publish(id(course), "Second");

        var mine = body(campus.get(lesson(course), reader), 200);
        var staffs = body(campus.get(lesson(course), IMANI), 200);

        assertThat(mine.get("revision").asInt()).isEqualTo(1);
        assertThat(mine.at("/contents/0/title").asString()).isEqualTo("Introduction");
        assertThat(mine.get("contents")).hasSize(mine.get("modules").asInt());
        assertThat(mine.get("html").asString()).isEqualTo("<p>Hello <em>reader</em></p>\n");
        assertThat(staffs.get("revision").asInt()).isEqualTo(2);
        assertThat(staffs.get("html").asString()).contains("Newer text");
    }

    @Test
    void whoCompletedACourseKeepsReading() {
        var course = campus.published();
        enroll(course, "COMPLETED", 1, 5);

        assertThat(campus.get(lesson(course), reader)).hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource({"WAITLISTED, waitlist", "WITHDRAWN, withdrew"})
    void whoHasNoSeatIsToldWhy(String status, String word) {
        var course = campus.published();
        enroll(course, status, 1, 2);

        var problem = assertProblem(campus.get(lesson(course), reader), 403, "no-seat");

        assertThat(problem.get("detail").asString()).contains(word);
    }

    @Test
    void whoMovesToAnotherOfferingReadsOnWhicheverEventComesFirst() {
        var course = campus.published();
        enroll(course, "ACTIVE", 1, 1);
        var there = Ids.next() + "_" + student;

        events.send("enrollment.transferred.v1", transferred(course, there), 2);
        awaitCopy(enrollmentId(course), 2);

        assertThat(campus.get(lesson(course), reader)).hasStatusOk();

        var left = (ObjectNode) json(withdrawn(course));
        ((ObjectNode) left.get("enrollment")).put("id", there).put("changedAt", "2026-03-06T08:00:00Z");
        events.send("enrollment.withdrawn.v1", left.toString(), 2);
        awaitCopy(there, 2);

        assertProblem(campus.get(lesson(course), reader), 403, "no-seat");
    }

    private String transferred(JsonNode course, String there) {
        var event = (ObjectNode) json(ExampleEvents.json("org.urbanriver.campus.enrollment.transferred.v1"));
        event.set("enrollment", json(withdrawn(course)).get("enrollment"));
        return event.put("toEnrollmentId", there).toString();
    }

    private void awaitCopy(String enrollment, long sequence) {
        await().atMost(Events.PATIENCE).until(() -> {
            var copy = mongo.findById(enrollment, Reader.class);
            return copy != null && copy.sequence() >= sequence;
        });
    }

    @Test
    void othersAreToldHowToGetIn() {
        var course = campus.published();

        var problem = assertProblem(campus.get(lesson(course), reader), 403, "no-seat");

        assertThat(problem.get("detail").asString()).startsWith("Enroll in an offering of this course");
        assertProblem(campus.get(lesson(course), OTHER), 403, "no-seat");
        assertProblem(campus.get(lesson(course), NOBODY), 401, "sign-in-required");
        assertThat(campus.get(lesson(course), ADMIN)).hasStatusOk();
    }

    @Test
    void aSeatInOneCourseOpensNoOther() {
        enroll(campus.published(), "ACTIVE", 1, 1);

        assertProblem(campus.get(lesson(campus.published()), reader), 403, "no-seat");
    }

    @Test
    void anOlderEventThatArrivesLateChangesNothing() {
        var course = campus.published();
        enroll(course, "WITHDRAWN", 1, 4);
        events.send("enrollment.activated.v1", enrollment(course, "ACTIVE", 1), 1);
        events.send("enrollment.withdrawn.v1", withdrawn(course), 4);

        var other = Ids.next();
        var marker = ((ObjectNode) json(enrollment(course, "ACTIVE", 1)));
        ((ObjectNode) marker.get("enrollment")).put("id", other).put("studentId", other);
        events.send("enrollment.activated.v1", marker.toString(), 1);
        await().atMost(Events.PATIENCE).until(() -> mongo.findById(other, Reader.class) != null);

        assertProblem(campus.get(lesson(course), reader), 403, "no-seat");
    }

    @Test
    void anArchivedCourseIsReadOnByThoseWhoHaveASeatAndGoneForOthers() {
        var course = campus.published();
        enroll(course, "ACTIVE", 1, 1);
        campus.post("/api/authoring/courses/" + id(course) + "/archive", "", IMANI);

        assertThat(campus.get(lesson(course), reader)).hasStatusOk();
        var problem = assertProblem(campus.get(lesson(course), Callers.student("late", "Late")), 403, "no-seat");
        assertThat(problem.get("detail").asString()).contains("no longer offered");
    }

    @Test
    void aSeatOpensTheLessonsImages() {
        var course = campus.published();
        var address = picture(course);
        assertProblem(campus.get(address, reader), 403, "no-seat");

        enroll(course, "ACTIVE", 1, 1);

        assertThat(campus.get(address, reader)).hasStatusOk();
    }

    @Test
    void whoIsNamedInACourseReadsItOnlyWhileBeingAnInstructor() {
        var course = campus.published();
        var address = picture(course);
        var former = Callers.student("imani", "Imani Brooks");

        assertProblem(campus.get(lesson(course), former), 403, "no-seat");
        assertProblem(campus.get(address, former), 403, "no-seat");
        assertProblem(campus.get("/api/authoring/courses/" + id(course), former), 403, "not-allowed");
    }

    @Test
    void theStaffIsThatOfTodayAlsoWhenTheRevisionNamesAnother() {
        var course = campus.published();
        var address = picture(course);
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id(course))),
                Update.update("draft.instructors", List.of(new Instructor("other", "Otto Other"))),
                Course.class);

        assertThat(campus.get(lesson(course), OTHER)).hasStatusOk();
        assertThat(campus.get(address, OTHER)).hasStatusOk();
        assertProblem(campus.get(lesson(course), IMANI), 403, "no-seat");
        assertProblem(campus.get(address, IMANI), 403, "no-seat");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var course = campus.published();

        assertProblem(campus.get("/api/courses/nothing/modules/introduction", reader), 404, "not-found");
        assertProblem(campus.get(lesson(course) + "x", IMANI), 404, "not-found");
        assertProblem(campus.get(lesson(course) + "%F0%9F%A6%B4%20$ne", IMANI), 404, "not-found");
        assertProblem(
                campus.get("/api/courses/" + campus.draft().get("slug").asString() + "/modules/introduction", IMANI),
                404,
                "not-found");
    }

    @Test
    void everyEnrollmentEventIsUnderstood() {
        var sequence = 1;
        for (var type : EventTypes.all().keySet().stream().sorted().toList()) {
            if (type.contains(".enrollment.") || type.contains(".offering.")) {
                events.sendExample(type.substring("org.urbanriver.campus.".length()), sequence++);
            }
        }
        var last = sequence - 1;
        assertThat(last).isGreaterThanOrEqualTo(8);
        // Sent again as the newest fact of the example's enrollment, it shows that all before it were digested.
        events.sendExample("enrollment.completed.v1", 100);

        await().atMost(Events.PATIENCE).untilAsserted(() -> {
            var reader = mongo.findById("f8w3hs5m2q7dkz4t_7mq2ktd4vh3xw9pa", Reader.class);
            assertThat(reader).isNotNull();
            assertThat(reader.status()).isEqualTo(EnrollmentStatus.COMPLETED);
            assertThat(reader.sequence()).isEqualTo(100);
            assertThat(reader.reader()).isEqualTo("c4tnb6yz2k8rjw5e:7mq2ktd4vh3xw9pa");
        });
    }

    @Test
    void aPoisonedRecordIsPutAsideAndTheNextOneStillCounts() {
        var course = campus.published();
        var key = Ids.next();
        var headers = Events.headers("enrollment.activated.v1", key, 1);
        events.send(Topics.ENROLLMENTS, key, headers, "{\"enrollment\": 7}".getBytes(StandardCharsets.UTF_8));
        events.send(Topics.ENROLLMENTS, key, Map.of("ce_type", "nonsense"), "x".getBytes(StandardCharsets.UTF_8));
        var next = (ObjectNode) json(enrollment(course, "ACTIVE", 1));
        ((ObjectNode) next.get("enrollment")).put("id", key);
        events.send(
                Topics.ENROLLMENTS,
                key,
                Events.headers("enrollment.activated.v1", key, 2),
                next.toString().getBytes(StandardCharsets.UTF_8));

        events.awaitDeadLetter(GROUP, key);

        await().atMost(Events.PATIENCE).until(() -> mongo.findById(key, Reader.class) != null);
        assertThat(campus.get(lesson(course), reader)).hasStatusOk();
    }

    private String picture(JsonNode course) {
        var png = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        return body(campus.upload(id(course), "a.png", png, IMANI), 201)
                .get("address")
                .asString();
    }

    private void enroll(JsonNode course, String status, int revision, long sequence) {
        var type = switch (status) {
            case "ACTIVE" -> "activated";
            case "WAITLISTED" -> "waitlisted";
            case "WITHDRAWN" -> "withdrawn";
            default -> "completed";
        };
        var event = status.equals("WITHDRAWN") ? withdrawn(course) : enrollment(course, type, status, revision);
        events.send("enrollment." + type + ".v1", event, sequence);
        await().atMost(Events.PATIENCE).until(() -> {
            var copy = mongo.findById(enrollmentId(course), Reader.class);
            return copy != null && copy.sequence() >= sequence;
        });
    }

    private String withdrawn(JsonNode course) {
        return enrollment(course, "withdrawn", "WITHDRAWN", 1);
    }

    private String enrollment(JsonNode course, String status, int revision) {
        return enrollment(course, "activated", status, revision);
    }

    private String enrollment(JsonNode course, String type, String status, int revision) {
        var event = (ObjectNode) json(ExampleEvents.json("org.urbanriver.campus.enrollment." + type + ".v1"));
        var enrollment = (ObjectNode) event.get("enrollment");
        enrollment.put("id", enrollmentId(course));
        enrollment.put("studentId", student);
        enrollment.put("status", status);
        enrollment.put("revision", revision);
        ((ObjectNode) enrollment.get("offering")).put("courseId", id(course));
        return event.toString();
    }

    private String enrollmentId(JsonNode course) {
        return id(course) + "_" + student;
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    private static String lesson(JsonNode course) {
        return "/api/courses/" + course.get("slug").asString() + "/modules/introduction";
    }

    private static String id(JsonNode course) {
        return course.get("id").asString();
    }
}
