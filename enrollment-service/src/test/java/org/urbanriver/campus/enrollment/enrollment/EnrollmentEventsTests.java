package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.courses.CourseView;
import org.urbanriver.campus.contracts.events.CourseEvent;
import org.urbanriver.campus.contracts.events.ExampleEvents;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.course.CourseCopies;
import org.urbanriver.campus.enrollment.student.Students;
import org.urbanriver.campus.platform.test.Events;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class EnrollmentEventsTests {

    private static final String EXAMPLE = "f8w3hs5m2q7dkz4t_" + Rosa.ID;

    @Autowired
    Desk desk;

    @Autowired
    Enrollments enrollments;

    @Autowired
    CourseCopies courses;

    @Autowired
    Students students;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Events events;

    @Autowired
    JsonMapper json;

    @AfterEach
    void removeTheExample() {
        enrollments.findById(EXAMPLE).ifPresent(mongo::remove);
    }

    @Test
    void activationIsToldAsTheContractSays() {
        assertTellsExample(Rosa.active(), "enrollment.activated.v1");
    }

    @Test
    void waitingIsToldAsTheContractSays() {
        assertTellsExample(Rosa.waiting(), "enrollment.waitlisted.v1");
    }

    @Test
    void anOfferIsToldAsTheContractSays() {
        assertTellsExample(Rosa.offered(), "enrollment.offered.v1");
    }

    @Test
    void withdrawalIsToldAsTheContractSays() {
        assertTellsExample(Rosa.withdrawn(), "enrollment.withdrawn.v1");
    }

    @Test
    void aMoveIsToldAsTheContractSays() {
        var moved = Rosa.moved();
        moved.arrived(); // There is no such offering to arrive in.

        assertTellsExample(moved, "enrollment.transferred.v1");
    }

    @Test
    void whatIsNewOfAnOfferingIsToldAsTheContractSaysAndOnce() {
        var enrollment = Rosa.active();
        enrollment.follow(Rosa.changed(), Rosa.ENROLLED);
        enrollment.follow(Rosa.changed(), Rosa.ENROLLED);

        assertThat(enrollment.unsavedEvents()).hasSize(2);
        assertTellsExample(enrollment, "enrollment.offering-changed.v1");
    }

    @Test
    void progressAndCompletionAreToldAsTheContractSays() {
        assertTellsExample(Rosa.completed(), "enrollment.progressed.v1");
        var completed = events.awaitPublished("enrollment.completed.v1", EXAMPLE);
        events.assertIsExample(completed, "enrollment.completed.v1");
        assertThat(completed.sequence()).isEqualTo(4);
    }

    private void assertTellsExample(Enrollment enrollment, String type) {
        enrollments.save(enrollment);

        events.assertIsExample(events.awaitPublished(type, EXAMPLE), type);
        assertThat(events.awaitPublished(type, EXAMPLE).header("ce_subject")).isEqualTo(EXAMPLE);
    }

    @Test
    void aRepeatedCallTellsNothingTwice() {
        var offering = desk.liveClass(1, true).id();
        var id = offering + "_s1";
        desk.enrolled("s1", offering);
        assertThat(desk.enroll("s1", offering)).hasStatus(200);
        desk.put("/api/enrollments/" + id + "/modules/introduction/done", "", Desk.student("s1"));
        desk.put("/api/enrollments/" + id + "/modules/introduction/done", "", Desk.student("s1"));
        desk.withdrawn("s1", id);
        desk.withdrawn("s1", id);
        desk.enrolled("s1", offering);

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(events.published(id).stream()
                                .map(each -> each.header("ce_id"))
                                .distinct())
                        .containsExactly(id + ".1", id + ".2", id + ".3", id + ".4"));
        assertThat(events.published("enrollment.activated.v1", id)
                        .getLast()
                        .body()
                        .path("cause")
                        .asString())
                .isEqualTo("REOPENED");
    }

    @Test
    void coursesAreKeptFromTheirEventsAndTheNewestWins() {
        var example = json.readTree(ExampleEvents.json("org.urbanriver.campus.course.published.v1"))
                .path("course");
        var course = json.treeToValue(example, CourseView.class);

        events.sendExample("course.archived.v1", 8);
        events.sendExample("course.published.v1", 7);
        events.sendExample("course.archived.v1", 8);
        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(courses.findByIdOrSlug(course.slug()))
                        .hasValueSatisfying(kept -> assertThat(kept.archived()).isTrue()));
        events.sendExample("course.published.v1", 9);

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(courses.findByIdOrSlug(course.id()))
                        .hasValueSatisfying(kept -> assertThat(kept.sequence()).isEqualTo(9)));
        var kept = courses.findById(course.id()).orElseThrow();
        assertThat(kept.archived()).isFalse();
        assertThat(kept.instructorIds()).containsExactly("1nstru2c3t4r5abc");
        assertThat(kept.revision()).isEqualTo(3);
        assertThat(kept.modules()).extracting("moduleId").containsExactly("introduction", "acupressure");
    }

    @Test
    void accountsAreKeptFromEveryEventAboutThem() {
        events.sendExample("account.registered.v1", 1);
        awaitAccount(1);
        events.sendExample("account.changed.v1", 2);
        awaitAccount(2);
        assertThat(students.findById(Rosa.ID).orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.STUDENT, Role.INSTRUCTOR);
        events.sendExample("account.enabled.v1", 4);
        events.sendExample("account.disabled.v1", 3);
        awaitAccount(4);
        events.sendExample("account.disabled.v1", 5);
        awaitAccount(5);

        var rosa = students.findById(Rosa.ID).orElseThrow();
        assertThat(rosa.disabled()).isTrue();
        assertThat(rosa.email()).isEqualTo("rosa.delgado@example.org");
        assertThat(rosa.isStudent()).isTrue();
    }

    @Test
    void anAccountEventThatBreaksTheContractIsPutAsideAndTheRestFlowsOn() {
        var headers = Events.headers("account.changed.v1", "broken-account", 1);
        events.send(Topics.ACCOUNTS, "broken-account", headers, "{".getBytes());
        var mended = ExampleEvents.json("org.urbanriver.campus.account.registered.v1")
                .replace("7mq2ktd4vh3xw9pa", "broken-account");
        events.send("account.registered.v1", mended, 2);

        events.awaitDeadLetter("enrollment-service.students", "broken-account");
        await().atMost(Events.PATIENCE)
                .untilAsserted(
                        () -> assertThat(students.findById("broken-account")).isPresent());
    }

    @Test
    void anEventThatBreaksTheContractIsPutAsideAndTheRestFlowsOn() {
        var key = "broken-course";
        events.send(Topics.COURSES, key, Events.headers("course.published.v1", key, 1), "{".getBytes());

        events.awaitDeadLetter("enrollment-service.courses", key);
        var course = json.readValue(
                ExampleEvents.json("org.urbanriver.campus.course.archived.v1").replace("c4tnb6yz2k8rjw5e", key),
                CourseEvent.CourseArchived.class);
        events.send(course, 2);
        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(courses.findById(key)).isPresent());
    }

    private void awaitAccount(long sequence) {
        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(students.findByIdIn(List.of(Rosa.ID)))
                        .singleElement()
                        .satisfies(kept -> assertThat(kept.sequence()).isEqualTo(sequence)));
    }
}
