package org.urbanriver.campus.enrollment.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.courses.CourseView;
import org.urbanriver.campus.contracts.courses.InstructorView;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.events.CourseEvent.CoursePublished;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.HoldEnd;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingCancelled;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingChanged;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingScheduled;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.enrollment.seats.Hold;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.test.Events;

@ServiceTest
class OfferingEventsTests {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final Caller IMANI =
            new Caller("1nstru2c3t4r5abc", "Imani Brooks", "imani@example.org", Set.of(Role.INSTRUCTOR));
    private static final CourseCopy COURSE = new CourseCopy(
            "c4tnb6yz2k8rjw5e",
            "headaches-and-migraines",
            "Advanced techniques for headaches and migraines",
            List.of("1nstru2c3t4r5abc"),
            3,
            List.of(),
            false,
            1);

    @Autowired
    Desk desk;

    @Autowired
    Offerings offerings;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Events events;

    @Test
    void whatIsPublishedIsExactlyTheContractsExample() {
        var id = "f8w3hs5m2q7dkz4t";

        var offering = offerings.save(Offering.schedule(id, COURSE, terms(12), IMANI, NOW));

        var scheduled = events.awaitPublished("offering.scheduled.v1", id);
        events.assertIsExample(scheduled, "offering.scheduled.v1");
        assertThat(scheduled.sequence()).isEqualTo(1);
        assertThat(scheduled.header("ce_source")).isEqualTo("/enrollment-service");

        offering.change(terms(14), IMANI.id(), NOW);
        offerings.save(offering);

        events.assertIsExample(events.awaitPublished("offering.changed.v1", id), "offering.changed.v1");

        offering.change(terms(12), "ines", NOW);
        offering.cancel("The instructor is ill", IMANI.id(), NOW);
        offerings.save(offering);

        events.assertIsExample(events.awaitPublished("offering.cancelled.v1", id), "offering.cancelled.v1");
        mongo.remove(offerings.required(id));
    }

    @Test
    void aConfirmationIsToldAsTheContractSays() {
        var offering = Offering.schedule("f8w3hs5m2q7dkz4t", COURSE, terms(14), IMANI, NOW);
        offering.confirm(IMANI.id(), NOW);
        offering.confirm(IMANI.id(), NOW);
        offerings.save(offering);

        var confirmed = events.awaitPublished("offering.confirmed.v1", offering.id());

        events.assertIsExample(confirmed, "offering.confirmed.v1");
        assertThat(confirmed.sequence()).isEqualTo(2);
        mongo.remove(offerings.required(offering.id()));
    }

    @Test
    void aDownloadOfTheRosterIsToldAsTheContractSays() {
        var offering = Offering.schedule("f8w3hs5m2q7dkz4t", COURSE, terms(14), IMANI, NOW);
        offering.rosterDownloaded(IMANI.id(), NOW);
        offerings.save(offering);

        var downloaded = events.awaitPublished("offering.roster-downloaded.v1", offering.id());

        events.assertIsExample(downloaded, "offering.roster-downloaded.v1");
        mongo.remove(offerings.required(offering.id()));
    }

    @Test
    void whoeverDownloadsARosterIsNamed() {
        var offering = desk.liveClass(3, true);

        desk.get("/api/offerings/" + offering.id() + "/roster.csv", Desk.OTHER_INSTRUCTOR);
        desk.get("/api/offerings/" + offering.id() + "/roster.csv", Desk.ADMIN);

        var told = events.awaitPublished("offering.roster-downloaded.v1", offering.id());
        assertThat(told.header("ce_actor")).isEqualTo("admin00000000001");
        assertThat(told.header("ce_actorroles")).isEqualTo("ADMIN");
        assertThat(told.body().path("by").asString()).isEqualTo("admin00000000001");
    }

    @Test
    void reservationsAreToldAsTheContractSays() {
        var id = "f8w3hs5m2q7dkz4t";
        var until = Instant.parse("2026-04-01T16:00:00Z");
        var asked = Hold.of(
                "for-the-clinic",
                3,
                until,
                "Three therapists of the clinic",
                "1nstru2c3t4r5abc",
                Instant.parse("2026-03-02T15:10:00Z"));
        var ended = new Hold(
                asked.holdId(), 3, 2, until, asked.reason(), asked.by(), asked.at(), HoldEnd.RELEASED, asked.by());
        var offering = Offering.schedule(id, COURSE, terms(12), IMANI, NOW);

        offering.tell(asked, NOW);
        offering.tell(asked, NOW);
        offering.tell(ended, NOW);
        offering.tell(ended, NOW);
        offerings.save(offering);

        events.assertIsExample(events.awaitPublished("offering.seats-held.v1", id), "offering.seats-held.v1");
        var told = events.awaitPublished("offering.hold-ended.v1", id);
        events.assertIsExample(told, "offering.hold-ended.v1");
        assertThat(told.sequence()).isEqualTo(3);
        mongo.remove(offerings.required(id));
    }

    @Test
    void whatChangesNothingTellsNothing() {
        var offering = Offering.schedule("x", COURSE, terms(12), IMANI, NOW);
        assertThat(offering.unsavedEvents()).hasExactlyElementsOfTypes(OfferingScheduled.class);

        offering.change(terms(12), "ines", NOW);
        offering.follow(COURSE, NOW);
        offering.followCapacity(12, "ines", NOW);
        assertThat(offering.unsavedEvents()).hasSize(1);

        offering.change(terms(13), "ines", NOW);
        offering.cancel("ill", IMANI.id(), NOW);
        offering.cancel("ill", IMANI.id(), NOW);
        offering.followCapacity(20, "ines", NOW);

        assertThat(offering.unsavedEvents())
                .hasExactlyElementsOfTypes(OfferingScheduled.class, OfferingChanged.class, OfferingCancelled.class);
    }

    @Test
    void anOfferingFollowsTitleAddressAndInstructorsOfItsCourse() {
        var offering = desk.liveClass(3, false);
        var published = published(offering, "A better title", "teacher000000009");

        events.send(published, 2);
        events.send(published, 2);

        await().atMost(Events.PATIENCE)
                .untilAsserted(() ->
                        assertThat(desk.offering(offering.id()).courseTitle()).isEqualTo("A better title"));
        assertThat(desk.offering(offering.id()).instructorIds()).containsExactly("teacher000000009");
        assertThat(desk.get("/api/offerings/" + offering.id() + "/roster", Desk.INSTRUCTOR))
                .hasStatus(403);

        events.send(published(offering, "An older title", Desk.TEACHER), 1);
        events.send(published(offering, "The newest title", Desk.TEACHER), 3);

        await().atMost(Events.PATIENCE)
                .untilAsserted(() ->
                        assertThat(desk.offering(offering.id()).courseTitle()).isEqualTo("The newest title"));
        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(events.published(offering.id())).hasSizeGreaterThanOrEqualTo(3));
        assertThat(events.published(offering.id()).stream()
                        .map(each ->
                                each.body().path("offering").path("courseTitle").asString())
                        .distinct())
                .containsExactly("Headaches", "A better title", "The newest title");
    }

    private static CoursePublished published(OfferingView offering, String title, String instructor) {
        return new CoursePublished(
                new CourseView(
                        offering.courseId(),
                        offering.courseSlug(),
                        title,
                        "summary",
                        "",
                        List.of(),
                        java.math.BigDecimal.ONE,
                        "en",
                        List.of(new InstructorView(instructor, "Someone")),
                        List.of(),
                        4,
                        NOW,
                        false),
                "note");
    }

    private static Terms terms(int capacity) {
        return new Terms(
                OfferingType.LIVE,
                "Urban River Institute, Room 2",
                null,
                "America/New_York",
                List.of(new ClassDate(Instant.parse("2026-05-09T13:00:00Z"), Instant.parse("2026-05-09T19:00:00Z"))),
                capacity,
                true,
                null,
                Instant.parse("2026-05-08T22:00:00Z"),
                0,
                null,
                null,
                List.of());
    }
}
