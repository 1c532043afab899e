package org.urbanriver.campus.enrollment.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.enrollment.Desk.ADMIN;
import static org.urbanriver.campus.enrollment.Desk.INSTRUCTOR;
import static org.urbanriver.campus.enrollment.Desk.OTHER_INSTRUCTOR;
import static org.urbanriver.campus.enrollment.Desk.assertInvalid;
import static org.urbanriver.campus.enrollment.Desk.assertRefused;
import static org.urbanriver.campus.enrollment.Desk.student;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.HoldView;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.HoldEnd;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.seats.Hold;
import org.urbanriver.campus.enrollment.seats.SeatHolds;
import org.urbanriver.campus.platform.test.Events;

@ServiceTest
class HoldControllerTests {

    private static final String LATER = "2099-04-01T16:00:00Z";

    @Autowired
    Desk desk;

    @Autowired
    SeatHolds holds;

    @Autowired
    Scheduling scheduling;

    @Autowired
    Events events;

    @Test
    void staffReserveSeatsOnceHoweverOftenTheyAsk() {
        var offering = desk.liveClass(5, true).id();

        var hold = desk.read(hold(offering, "clinic", 3), 201, HoldView.class);
        var again = desk.read(hold(offering, "clinic", 3), 201, HoldView.class);

        assertThat(again).isEqualTo(hold);
        assertThat(hold.left()).isEqualTo(3);
        assertThat(hold.by()).isEqualTo(Desk.TEACHER);
        assertThat(desk.offering(offering).seatsLeft()).isEqualTo(2);
        assertThat(desk.get(uri(offering), ADMIN))
                .bodyJson()
                .extractingPath("$[*].id")
                .asArray()
                .containsExactly("clinic");
        assertRefused(hold(offering, "clinic", 2), 409, "hold-exists");
        assertRefused(hold(offering, "other", 3), 409, "full");
        var held = events.awaitPublished("offering.seats-held.v1", offering);
        assertThat(held.body().path("hold").path("seats").asInt()).isEqualTo(3);
    }

    @Test
    void aReservationWithoutAnIdGetsOne() {
        var offering = desk.liveClass(5, true).id();

        var first = desk.read(desk.post(uri(offering), body(null, 1), INSTRUCTOR), 201, HoldView.class);
        var second = desk.read(desk.post(uri(offering), body(null, 1), INSTRUCTOR), 201, HoldView.class);

        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(desk.offering(offering).seatsLeft()).isEqualTo(3);
    }

    @Test
    void onlyStaffOfTheCourseReserveSeeAndRelease() {
        var offering = desk.liveClass(5, true).id();
        hold(offering, "clinic", 3);

        for (var other : List.of(student("s1"), OTHER_INSTRUCTOR)) {
            assertRefused(desk.post(uri(offering), body("x", 1), other), 403, "not-allowed");
            assertRefused(desk.get(uri(offering), other), 403, "not-allowed");
            assertRefused(desk.delete(uri(offering) + "/clinic", other), 403, "not-allowed");
        }
        assertRefused(desk.getAnonymously(uri(offering)), 401, "sign-in-required");
        assertRefused(desk.get(uri("nothing"), ADMIN), 404, "not-found");
        assertThat(desk.offering(offering).seatsLeft()).isEqualTo(2);
    }

    @Test
    void badBodiesAreRefusedWithTheFieldsAtFault() {
        var offering = desk.liveClass(5, true).id();

        assertInvalid(desk.post(uri(offering), "{}", ADMIN), "/seats", "/until", "/reason");
        assertInvalid(desk.post(uri(offering), body("a b", 0), ADMIN), "/id", "/seats");
        assertInvalid(desk.post(uri(offering), body("x", 1).replace("2099", "2020"), ADMIN), "/until");
        assertInvalid(desk.post(uri(offering), body("x", 1).replace("2099", "2200"), ADMIN), "/until");
        assertRefused(
                desk.post(uri(desk.scheduled(Desk.homeStudy(desk.course().id())).id()), body("x", 1), ADMIN),
                409,
                "full");
    }

    @Test
    void releasingPromotesThoseWhoWait() {
        var offering = desk.liveClass(1, true).id();
        hold(offering, "clinic", 1);
        var waiting = desk.enrolled("s1", offering);
        assertThat(waiting.status()).isEqualTo(EnrollmentStatus.WAITLISTED);

        assertThat(desk.delete(uri(offering) + "/clinic", INSTRUCTOR)).hasStatus(204);

        assertThat(desk.enrollment(waiting.id()).status()).isEqualTo(EnrollmentStatus.ACTIVE);
        var ended = events.awaitPublished("offering.hold-ended.v1", offering);
        assertThat(ended.body().path("cause").asString()).isEqualTo("RELEASED");
        assertThat(ended.body().path("by").asString()).isEqualTo(Desk.TEACHER);
        assertThat(desk.get(uri(offering), ADMIN)).bodyText().isEqualTo("[]");
        assertThat(desk.delete(uri(offering) + "/clinic", INSTRUCTOR)).hasStatus(204);
        assertRefused(desk.delete(uri(offering) + "/nothing", INSTRUCTOR), 404, "not-found");
        assertRefused(hold(offering, "clinic", 1), 409, "hold-ended");
    }

    @Test
    void aReservationEndsAtItsTimeAndPromotesThoseWhoWait() {
        var offering = desk.liveClass(1, true).id();
        var soon = Instant.now().plusMillis(1500);
        desk.post(uri(offering), body("clinic", 1).replace(LATER, soon.toString()), INSTRUCTOR);
        var waiting = desk.enrolled("s1", offering);

        await().atMost(Events.PATIENCE)
                .untilAsserted(
                        () -> assertThat(desk.enrollment(waiting.id()).status()).isEqualTo(EnrollmentStatus.ACTIVE));

        assertThat(Instant.now()).isAfter(soon);
        var ended = events.awaitPublished("offering.hold-ended.v1", offering);
        assertThat(ended.body().path("cause").asString()).isEqualTo("EXPIRED");
        assertThat(ended.body().path("by").isNull()).isTrue();
    }

    @Test
    void staffGiveReservedSeatsToStudentsWhoComeOrWait() {
        var offering = desk.liveClass(2, true).id();
        hold(offering, "clinic", 2);
        var carl = desk.account("Carl", false, Role.STUDENT).id();
        var dora = desk.account("Dora", false, Role.STUDENT).id();
        var waiting = desk.enrolled(carl, offering);
        assertThat(waiting.waitlistPosition()).isEqualTo(1);

        var promoted = desk.read(enroll(offering, carl, "clinic"), 200, EnrollmentView.class);
        var enrolled = desk.read(enroll(offering, dora, "clinic"), 201, EnrollmentView.class);

        assertThat(promoted.status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(enrolled.status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(enroll(offering, dora, "clinic")).hasStatus(200);
        await().atMost(Events.PATIENCE)
                .untilAsserted(() ->
                        assertThat(desk.get(uri(offering), ADMIN)).bodyText().isEqualTo("[]"));
        var ended = events.awaitPublished("offering.hold-ended.v1", offering);
        assertThat(ended.body().path("cause").asString()).isEqualTo("USED");
        var eve = desk.account("Eve", false, Role.STUDENT).id();
        assertRefused(enroll(offering, eve, "nothing"), 404, "not-found");
        assertRefused(
                desk.post(
                        "/api/enrollments",
                        "{\"offeringId\": \"%s\", \"hold\": \"clinic\"}".formatted(offering),
                        student("s1")),
                403,
                "not-allowed");
    }

    @Test
    void cancellingEndsReservations() {
        var offering = desk.liveClass(2, true).id();
        hold(offering, "clinic", 2);

        desk.post("/api/offerings/" + offering + "/cancel", "{\"reason\": \"ill\"}", ADMIN);

        var ended = events.awaitPublished("offering.hold-ended.v1", offering);
        assertThat(ended.body().path("cause").asString()).isEqualTo("CANCELLED");
        assertThat(holds.all(offering)).isEmpty();
    }

    @Test
    void whatWasNotToldOfAReservationIsToldInOrderAndOnce() {
        var offering = desk.liveClass(2, true).id();
        holds.reserve(offering, Hold.of("clinic", 2, Instant.parse(LATER), "why", Desk.TEACHER, Instant.now()));
        holds.end(offering, "clinic", HoldEnd.RELEASED, Desk.TEACHER);
        var ended = holds.all(offering).getFirst();

        scheduling.tellHolds(offering);
        scheduling.tellHolds(offering);

        events.awaitPublished("offering.hold-ended.v1", offering);
        assertThat(events.published(offering).stream()
                        .map(each -> each.type().replaceAll(".*\\.(.*)\\.v1", "$1"))
                        .distinct())
                .containsExactly("scheduled", "seats-held", "hold-ended");
        assertThat(holds.all(offering)).doesNotContain(ended);
    }

    private MvcTestResult hold(String offering, String id, int seats) {
        return desk.post(uri(offering), body(id, seats), INSTRUCTOR);
    }

    private MvcTestResult enroll(String offering, String student, String hold) {
        return desk.post(
                "/api/enrollments",
                "{\"offeringId\": \"%s\", \"studentId\": \"%s\", \"hold\": \"%s\"}".formatted(offering, student, hold),
                INSTRUCTOR);
    }

    private static String uri(String offering) {
        return "/api/offerings/" + offering + "/holds";
    }

    private static String body(String id, int seats) {
        return """
                {"id": %s, "seats": %d, "until": "%s", "reason": "Three of the clinic"}
                """.formatted(id == null ? "null" : '"' + id + '"', seats, LATER);
    }
}
