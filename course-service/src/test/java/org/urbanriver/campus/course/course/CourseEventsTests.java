package org.urbanriver.campus.course.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.course.Campus.IMANI;
import static org.urbanriver.campus.course.Campus.assertProblem;
import static org.urbanriver.campus.course.Campus.body;
import static org.urbanriver.campus.course.Campus.errors;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.courses.ModuleCommand;
import org.urbanriver.campus.contracts.courses.PublishCommand;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountChanged;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountDisabled;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountRegistered;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.course.Campus;
import org.urbanriver.campus.course.CourseServiceTest;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.test.Events;

@CourseServiceTest
class CourseEventsTests {

    private static final Instant PUBLISHED = Instant.parse("2026-03-01T09:00:00Z");
    private static final Caller AUTHOR =
            new Caller("1nstru2c3t4r5abc", "Imani Brooks", "i@example.org", Set.of(Role.INSTRUCTOR));

    @Autowired
    Campus campus;

    @Autowired
    Events events;

    @Autowired
    Courses courses;

    @Autowired
    MongoTemplate mongo;

    @Test
    void publishingAndArchivingAreToldExactlyAsAgreed() {
        var course = example();
        courses.store(course);

        var published = events.awaitPublished("course.published.v1", course.id());
        assertThat(published.sequence()).isEqualTo(1);
        await().atMost(Events.PATIENCE)
                .until(() -> events.published("course.published.v1", course.id()).stream()
                        .anyMatch(each -> each.sequence() == 3));
        events.assertIsExample(
                events.published("course.published.v1", course.id()).stream()
                        .filter(each -> each.sequence() == 3)
                        .findFirst()
                        .orElseThrow(),
                "course.published.v1");

        var stored = courses.findById(course.id()).orElseThrow();
        stored.archive(PUBLISHED.plusSeconds(60));
        courses.store(stored);

        events.assertIsExample(events.awaitPublished("course.archived.v1", course.id()), "course.archived.v1");
    }

    @Test
    void aRevisionThatWasWrittenButNeverPublishedIsSeenByNobody() {
        var draft = campus.published();
        var id = draft.get("id").asString();
        campus.put(
                "/api/authoring/courses/" + id + "/modules/introduction",
                Campus.module("Introduction", "Lost in a crash"),
                IMANI);
        var crashed = courses.findById(id).orElseThrow();
        mongo.save(new Revision(Revision.id(id, crashed.draft().fingerprint()), id, crashed.draft()));

        var lesson = body(campus.get("/api/courses/" + draft.get("slug").asString() + "/modules/introduction", IMANI));
        assertThat(lesson.get("revision").asInt()).isEqualTo(1);
        assertThat(lesson.get("html").asString()).contains("Hello");

        assertThat(campus.publish(id, "Once more").get("number").asInt()).isEqualTo(2);
    }

    @Test
    void ofTwoWhoPublishAtOnceOneIsToldThatTheOtherWasFaster() {
        var id = campus.draft().get("id").asString();
        var mine = courses.findById(id).orElseThrow();
        var theirs = courses.findById(id).orElseThrow();
        theirs.publish(new PublishCommand("Theirs"), AUTHOR, PUBLISHED);
        courses.store(theirs);
        mine.publish(new PublishCommand("Mine"), AUTHOR, PUBLISHED);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> courses.store(mine))
                .isInstanceOf(org.springframework.dao.OptimisticLockingFailureException.class);

        assertThat(courses.findById(id).orElseThrow().newestRevision().note()).isEqualTo("Theirs");
    }

    @Test
    void aColleagueTeachesOnceTheirAccountIsKnownAsAnInstructors() {
        var colleague = Ids.next();
        var id = campus.draft().get("id").asString();
        var naming = Campus.json(
                Map.of("title", "T", "summary", "S", "ceHours", 1, "instructorIds", List.of("imani", colleague)));
        var path = "/api/authoring/courses/" + id;
        var unknown = assertProblem(campus.put(path, naming, IMANI), 422, "invalid");
        assertThat(errors(unknown)).containsOnlyKeys("/instructorIds/1");

        events.send(new AccountRegistered(account(colleague, Role.STUDENT)), 1);
        events.send(new AccountChanged(account(colleague, Role.STUDENT, Role.INSTRUCTOR)), 2);
        events.send(new AccountRegistered(account(colleague, Role.STUDENT)), 1);

        var view = await().atMost(Events.PATIENCE)
                .until(
                        () -> campus.put(path, naming, IMANI),
                        result -> result.getResponse().getStatus() == 200);
        assertThat(body(view).at("/instructors/1/name").asString()).isEqualTo("Cora Colleague");
        assertThat(campus.get(path, org.urbanriver.campus.platform.test.Callers.instructor(colleague, "Cora")))
                .hasStatusOk();
    }

    @Test
    void aDisabledAccountIsNotAddedToACourse() {
        var leaver = Ids.next();
        events.send(
                new AccountDisabled(new AccountView(
                        leaver, "l@example.org", "Lee Leaver", Set.of(Role.INSTRUCTOR), true, PUBLISHED)),
                3);
        await().atMost(Events.PATIENCE).until(() -> mongo.findById(leaver, Instructors.Person.class) != null);

        var naming = Campus.json(Map.of("title", "T", "summary", "S", "ceHours", 1, "instructorIds", List.of(leaver)));

        assertProblem(campus.post("/api/authoring/courses", naming, IMANI), 422, "invalid");
    }

    @Test
    void everyAccountEventIsUnderstood() {
        events.sendExample("account.registered.v1", 1);
        events.sendExample("account.changed.v1", 2);
        events.sendExample("account.disabled.v1", 3);
        events.sendExample("account.enabled.v1", 4);

        await().atMost(Events.PATIENCE).untilAsserted(() -> {
            var person = mongo.findById("7mq2ktd4vh3xw9pa", Instructors.Person.class);
            assertThat(person).isNotNull();
            assertThat(person.sequence()).isEqualTo(4);
        });
    }

    @Test
    void aBrokenAccountEventIsPutAside() {
        var headers = Events.headers("account.changed.v1", "broken-account", 1);
        events.send(Topics.ACCOUNTS, "broken-account", headers, "[]".getBytes(StandardCharsets.UTF_8));

        events.awaitDeadLetter("course-service.instructors", "broken-account");
    }

    private static AccountView account(String id, Role... roles) {
        return new AccountView(id, id + "@example.org", "Cora Colleague", Set.of(roles), false, PUBLISHED);
    }

    private static Course example() {
        var draft = new Draft(
                "Advanced techniques for headaches and migraines",
                "Six techniques that may ease headaches, and when to refer.",
                "For licensed therapists.",
                List.of("Tell red flags from common headaches"),
                new BigDecimal("6.0"),
                "en",
                List.of(Instructor.of(AUTHOR)),
                List.of());
        var course = Course.begin("c4tnb6yz2k8rjw5e", "headaches-and-migraines", draft, PUBLISHED);
        course.addModule(
                new ModuleCommand(
                        "introduction", "Introduction", null, 40, List.of("Name four triggers"), "Text", null),
                AUTHOR,
                PUBLISHED);
        course.publish(new PublishCommand("First"), AUTHOR, PUBLISHED);
        course.addModule(
                new ModuleCommand("acupressure", "Acupressure", "acupressure", 50, null, "Text", null),
                AUTHOR,
                PUBLISHED);
        course.publish(new PublishCommand("Second"), AUTHOR, PUBLISHED);
        course.changeModule(
                "introduction",
                new ModuleCommand(null, "Introduction", null, 40, List.of("Name four triggers"), "Clearer text", null),
                AUTHOR,
                PUBLISHED);
        course.publish(new PublishCommand("Clearer red flags in the introduction"), AUTHOR, PUBLISHED);
        return course;
    }
}
