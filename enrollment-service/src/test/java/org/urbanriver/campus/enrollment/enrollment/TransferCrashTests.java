package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.urbanriver.campus.enrollment.Desk.student;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.seats.Claim;
import org.urbanriver.campus.enrollment.seats.Seat;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.platform.test.Events;

/** A transfer that dies between two writes is simulated by doing only those before. */
@ServiceTest
class TransferCrashTests {

    @Autowired
    Desk desk;

    @Autowired
    SeatLedger ledger;

    @Autowired
    Enrollments enrollments;

    @Autowired
    OfferedCourses offeredCourses;

    @Autowired
    SeatSweep sweep;

    @Autowired
    Events events;

    private String may;
    private String june;

    @BeforeEach
    void scheduleTwoDates() {
        var course = desk.course().id();
        may = desk.scheduled(Desk.live(course, 1, true)).id();
        june = desk.scheduled(Desk.live(course, 1, true)).id();
        desk.enrolled("s1", may);
        desk.enrolled("s2", may);
    }

    @Test
    void aSeatThatWasOnlyClaimedIsTakenBackAndTheStudentStays() {
        claim(enrollments.required(may + "_s1"));

        sweepLater();

        assertThat(ledger.place(june, "s1")).isEmpty();
        assertThat(desk.offering(june).seatsLeft()).isEqualTo(1);
        assertThat(status(may, "s1")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(enrollments.findById(june + "_s1")).isEmpty();
    }

    @Test
    void aCallThatWasOnlySlowFindsItsClaimGoneAndDecidesNothing() {
        var slow = enrollments.required(may + "_s1");
        claim(slow);
        sweepLater();

        assertThatThrownBy(() -> decide(slow)).isInstanceOf(OptimisticLockingFailureException.class);

        assertThat(status(may, "s1")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(desk.transferred("s1", may + "_s1", june).status()).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void aClaimThatMayBelongToASlowCallIsLeftAlone() {
        claim(enrollments.required(may + "_s1"));

        sweep.sweep(Instant.EPOCH, Instant.now());

        assertThat(ledger.place(june, "s1")).isPresent();
    }

    @Test
    void aClaimIsTakenBackAlsoWhenTheStudentWithdrewMeanwhile() {
        claim(enrollments.required(may + "_s1"));
        desk.withdrawn("s1", may + "_s1");

        sweepLater();

        assertThat(ledger.place(june, "s1")).isEmpty();
        assertThat(enrollments.findById(june + "_s1")).isEmpty();
    }

    @Test
    void whoEnrollsThereWhileAClaimIsLeftOverKeepsTheSeatAsTheirOwn() {
        claim(enrollments.required(may + "_s1"));
        desk.enrolled("s1", june);
        desk.withdrawn("s1", may + "_s1");

        sweepLater();

        assertThat(ledger.place(june, "s1")).isPresent();
        assertThat(status(june, "s1")).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void anEnrollingCallThatTookOverALeftoverClaimIsNotRobbedOfIt() {
        claim(enrollments.required(may + "_s1"));
        var own = new Seat("s1", 1, Instant.now(), "Student s1", "s1");
        assertThat(ledger.claim(june, own, true)).isEqualTo(Claim.HELD);

        sweepLater();

        assertThat(status(june, "s1")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(ledger.place(june, "s1")).isPresent();
    }

    @Test
    void whoEnrollsThereByAnotherCallWhileTheyAreMovedBringsTheirProgressAlong() {
        desk.put("/api/enrollments/" + may + "_s1/modules/introduction/done", "", student("s1"));
        var source = enrollments.required(may + "_s1");
        claim(source);
        desk.enrolled("s1", june);
        decide(source);

        sweepLater();
        sweepLater();

        assertThat(status(may, "s1")).isEqualTo(EnrollmentStatus.WITHDRAWN);
        assertThat(ledger.place(june, "s1")).isPresent();
        var arrived = enrollments.required(june + "_s1");
        assertThat(arrived.isActive()).isTrue();
        assertThat(arrived.doneModules()).containsExactly("introduction");
        assertThat(events.awaitPublished("enrollment.progressed.v1", june + "_s1")
                        .sequence())
                .isEqualTo(2);
    }

    @Test
    void onceDecidedWhoeverLooksFindsTheStudentThere() {
        for (var look : List.<Runnable>of(
                () -> desk.get("/api/enrollments/" + may + "_s1", student("s1")),
                () -> desk.get("/api/enrollments/" + june + "_s1", student("s1")),
                () -> desk.get("/api/enrollments", student("s1")),
                () -> desk.get("/api/offerings/" + june + "/roster", Desk.ADMIN),
                () -> desk.get("/api/offerings/" + may + "/roster.csv", Desk.ADMIN),
                () -> desk.transferred("s1", may + "_s1", june),
                this::sweepLater)) {
            scheduleTwoDates();
            claimAndDecide();

            look.run();

            assertArrived();
        }
    }

    @Test
    void whoMerelyLooksIsNotToldToHaveMovedThem() {
        claimAndDecide();

        desk.get("/api/offerings/" + june + "/roster", Desk.ADMIN);

        assertThat(events.awaitPublished("enrollment.activated.v1", june + "_s1")
                        .header("ce_actor"))
                .isEmpty();
    }

    @Test
    void theListOfOwnEnrollmentsNeverShowsNeither() {
        claimAndDecide();

        assertThat(desk.get("/api/enrollments", student("s1")))
                .bodyJson()
                .extractingPath("$.items[?(@.status == 'ACTIVE')].id")
                .asArray()
                .contains(june + "_s1");
    }

    @Test
    void whoArrivedButDidNotReleaseTheirSeatGivesItToTheNext() {
        var source = claimAndDecide();
        enrollments.save(
                Enrollment.openFrom(source, offeredCourses.required(june).offering(), Instant.now()));

        sweepLater();

        assertArrived();
    }

    @Test
    void whoseArrivalWasNotMarkedArrivesOnce() {
        var source = claimAndDecide();
        enrollments.save(
                Enrollment.openFrom(source, offeredCourses.required(june).offering(), Instant.now()));
        ledger.release(may, "s1", 1);

        sweepLater();
        sweepLater();

        assertArrived();
        assertThat(enrollments.findMoving()).noneMatch(each -> each.studentId().equals("s1"));
    }

    @Test
    void whoEnrollsAgainWhereTheyCameFromBeforeTheyArrivedHasBothAsTheyWanted() {
        claimAndDecide();
        ledger.release(may, "s1", 1);
        ledger.resize(may, 3, "ines");

        desk.enroll("s1", may);
        sweepLater();

        assertThat(status(may, "s1")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(status(june, "s1")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(ledger.place(june, "s1")).isPresent();
        assertThat(ledger.place(may, "s1")).isPresent();
    }

    @Test
    void anOfferingCancelledUnderTheMoveLeavesNobodyInIt() {
        claimAndDecide();
        desk.post("/api/offerings/" + june + "/cancel", "{\"reason\": \"The river rose\"}", Desk.ADMIN);

        sweepLater();
        sweepLater();

        assertThat(status(june, "s1")).isEqualTo(EnrollmentStatus.WITHDRAWN);
        assertThat(ledger.find(june).orElseThrow().holders()).isEmpty();
        assertThat(status(may, "s2")).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void aClaimInACancelledOfferingIsTakenBack() {
        claim(enrollments.required(may + "_s1"));
        desk.post("/api/offerings/" + june + "/cancel", "{\"reason\": \"The river rose\"}", Desk.ADMIN);

        sweepLater();

        assertThat(status(may, "s1")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(ledger.find(june).orElseThrow().holders()).isEmpty();
    }

    private void assertArrived() {
        assertThat(status(june, "s1")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(status(may, "s1")).isEqualTo(EnrollmentStatus.WITHDRAWN);
        assertThat(ledger.place(june, "s1")).isPresent();
        assertThat(ledger.place(may, "s1")).isEmpty();
        assertThat(status(may, "s2")).isEqualTo(EnrollmentStatus.ACTIVE);
        var arrived = events.awaitPublished("enrollment.activated.v1", june + "_s1");
        assertThat(arrived.sequence()).isEqualTo(1);
        assertThat(arrived.body().path("cause").asString()).isEqualTo("TRANSFERRED");
    }

    private Enrollment claimAndDecide() {
        var source = enrollments.required(may + "_s1");
        claim(source);
        return decide(source);
    }

    private void claim(Enrollment source) {
        var origin = new Seat.Origin(source.id(), source.version());
        var seat = new Seat("s1", 1, Instant.now(), "Student s1", "s1", origin);
        assertThat(ledger.claim(june, seat, false)).isEqualTo(Claim.HELD);
    }

    private Enrollment decide(Enrollment source) {
        source.moveTo(offeredCourses.required(june).offering(), 1, "ill", "s1", Instant.now());
        return enrollments.save(source);
    }

    private void sweepLater() {
        assertThat(sweep.sweep(Instant.EPOCH, Instant.now().plus(Duration.ofMinutes(1))))
                .isTrue();
    }

    private EnrollmentStatus status(String offering, String student) {
        return enrollments.required(offering + "_" + student).view().status();
    }
}
