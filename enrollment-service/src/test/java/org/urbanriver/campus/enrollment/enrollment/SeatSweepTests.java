package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.Cause;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.seats.Claim;
import org.urbanriver.campus.enrollment.seats.Seat;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.enrollment.seats.SeatOffers;
import org.urbanriver.campus.platform.test.Callers;
import org.urbanriver.campus.platform.test.Events;

/** A call that dies between two writes is simulated by doing only the first of them. */
@ServiceTest
class SeatSweepTests {

    @Autowired
    Desk desk;

    @Autowired
    SeatLedger ledger;

    @Autowired
    SeatOffers offers;

    @Autowired
    Enrollments enrollments;

    @Autowired
    OfferedCourses offeredCourses;

    @Autowired
    SeatSweep sweep;

    @Autowired
    Events events;

    @Test
    void aClaimWithoutAnEnrollmentIsFinishedAsItsCallWouldHave() {
        var offering = desk.liveClass(1, true).id();
        ledger.claim(offering, seat("s1", 1), true);
        ledger.claim(offering, seat("s2", 1), true);

        sweepLater();

        assertThat(status(offering, "s1")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(status(offering, "s2")).isEqualTo(EnrollmentStatus.WAITLISTED);
        assertThat(desk.enrollment(offering + "_s1").studentName()).isEqualTo("Student s1");
        var activated = events.awaitPublished("enrollment.activated.v1", offering + "_s1");
        assertThat(activated.body().path("cause").asString()).isEqualTo(Cause.ENROLLED.name());
        assertThat(activated.body().path("by").asString()).isEqualTo("by-s1");
        assertThat(desk.enroll("s1", offering)).hasStatus(200);
    }

    @Test
    void aClaimWhoseCallMayOnlyBeSlowIsLeftToIt() {
        var offering = desk.liveClass(1, true).id();
        ledger.claim(offering, seat("s1", 1), true);

        sweep.sweep(Instant.EPOCH, Instant.now());

        assertThat(enrollments.findById(offering + "_s1")).isEmpty();
        assertThat(ledger.place(offering, "s1")).isPresent();
    }

    @Test
    void aReopeningThatWasNotSavedIsFinished() {
        var offering = desk.liveClass(1, true).id();
        desk.enrolled("s1", offering);
        desk.withdrawn("s1", offering + "_s1");
        ledger.claim(offering, seat("s1", 2), true);

        sweepLater();

        assertThat(status(offering, "s1")).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(enrollments.required(offering + "_s1").opening()).isEqualTo(2);
    }

    @Test
    void aSeatThatItsWithdrawalDidNotReleaseGoesToTheNext() {
        var offering = desk.liveClass(1, true).id();
        desk.enrolled("s1", offering);
        desk.enrolled("s2", offering);
        withdrawWithoutRelease(offering, "s1");

        sweepLater();

        assertThat(ledger.place(offering, "s1")).isEmpty();
        assertThat(status(offering, "s2")).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void aWithdrawalIsFoundThoughItsLedgerHasNotChangedForLong() {
        var offering = desk.liveClass(1, true).id();
        desk.enrolled("s1", offering);
        var enrolledLongAgo = Instant.now();
        withdrawWithoutRelease(offering, "s1");

        sweep.sweep(enrolledLongAgo, Instant.now());

        assertThat(ledger.place(offering, "s1")).isEmpty();
        assertThat(desk.offering(offering).seatsLeft()).isEqualTo(1);
    }

    @Test
    void aPlaceInTheQueueThatItsWithdrawalDidNotGiveUpIsRemoved() {
        var offering = desk.liveClass(1, true).id();
        desk.enrolled("s1", offering);
        desk.enrolled("s2", offering);
        desk.enrolled("s3", offering);
        withdrawWithoutRelease(offering, "s2");

        sweepLater();

        assertThat(ledger.position(offering, "s3")).contains(1);
        assertThat(desk.offering(offering).waiting()).isEqualTo(1);
    }

    @Test
    void aPromotionThatWasNotToldIsTold() {
        var offering = desk.liveClass(1, true).id();
        desk.enrolled("s1", offering);
        desk.enrolled("s2", offering);
        ledger.release(offering, "s1", 1);
        assertThat(offers.promote(offering, null)).map(Seat::student).contains("s2");

        sweepLater();

        assertThat(status(offering, "s2")).isEqualTo(EnrollmentStatus.ACTIVE);
        var activated = events.awaitPublished("enrollment.activated.v1", offering + "_s2");
        assertThat(activated.body().path("cause").asString()).isEqualTo(Cause.PROMOTED.name());
    }

    @Test
    void aFreedSeatThatNobodyWasPromotedToIsGiven() {
        var offering = desk.liveClass(1, true).id();
        desk.enrolled("s1", offering);
        desk.enrolled("s2", offering);
        withdrawWithoutRelease(offering, "s1");
        ledger.release(offering, "s1", 1);

        sweepLater();

        assertThat(status(offering, "s2")).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void aPromotionOfSomeoneWhoLeftMeanwhilePassesTheSeatOn() {
        var offering = desk.liveClass(1, true).id();
        desk.enrolled("s1", offering);
        desk.enrolled("s2", offering);
        desk.enrolled("s3", offering);
        withdrawWithoutRelease(offering, "s2");

        desk.withdrawn("s1", offering + "_s1");

        assertThat(ledger.place(offering, "s2")).isEmpty();
        assertThat(status(offering, "s3")).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void whoClaimedASeatWhileTheOfferingWasCancelledIsWithdrawn() {
        var offering = desk.liveClass(2, true).id();
        ledger.claim(offering, seat("s1", 1), true);
        desk.post("/api/offerings/" + offering + "/cancel", "{\"reason\": \"The river rose\"}", Desk.ADMIN);

        sweepLater();

        var enrollment = desk.enrollment(offering + "_s1");
        assertThat(enrollment.status()).isEqualTo(EnrollmentStatus.WITHDRAWN);
        assertThat(enrollment.withdrawnReason()).isEqualTo("The river rose");
        sweepLater();
        assertThat(ledger.find(offering).orElseThrow().holders()).isEmpty();
    }

    @Test
    void whoEnrolledWithoutALedgerWhileTheOfferingWasCancelledIsWithdrawn() {
        var offering = desk.scheduled(Desk.homeStudy(desk.course().id())).id();
        var beforehand = offeredCourses.required(offering);
        desk.post("/api/offerings/" + offering + "/cancel", "{\"reason\": \"The river rose\"}", Desk.ADMIN);
        enrollments.save(
                Enrollment.open(beforehand.offering(), beforehand.course(), seat("s1", 1), false, Instant.now()));

        sweepLater();

        assertThat(desk.enrollment(offering + "_s1").withdrawnReason()).isEqualTo("The river rose");
    }

    @Test
    void anOfferingFollowsItsLedgerWhenAChangeOfTheCapacityDidNotComeToItsEnd() {
        var offering = desk.liveClass(1, true).id();
        ledger.resize(offering, 4, "ines");

        sweepLater();

        assertThat(desk.offering(offering).capacity()).isEqualTo(4);
        var changed = events.awaitPublished("offering.changed.v1", offering);
        assertThat(changed.body().path("by").asString()).isEqualTo("ines");
    }

    @Test
    void nobodyIsPromotedOnceTheLastClassIsOver() {
        var live = Desk.live(desk.course().id(), 1, true);
        var offering = desk.scheduled(live).id();
        desk.enrolled("s1", offering);
        desk.enrolled("s2", offering);
        var past = live.replace("2099-05-09T13", "2020-05-09T13").replace("2099-05-09T19", "2020-05-09T19");
        assertThat(desk.put("/api/offerings/" + offering, past, Callers.admin("a1", "Ada")))
                .hasStatusOk();

        desk.withdrawn("s1", offering + "_s1");
        sweepLater();

        assertThat(status(offering, "s2")).isEqualTo(EnrollmentStatus.WAITLISTED);
    }

    @Test
    void sweepingAgainChangesAndTellsNothing() {
        var offering = desk.liveClass(1, true).id();
        ledger.claim(offering, seat("s1", 1), true);
        ledger.claim(offering, seat("s2", 1), true);
        sweepLater();
        var versions = List.of(version(offering, "s1"), version(offering, "s2"));
        var seats = ledger.find(offering);

        sweepLater();
        sweep.sweep();

        assertThat(List.of(version(offering, "s1"), version(offering, "s2"))).isEqualTo(versions);
        assertThat(ledger.find(offering)).isEqualTo(seats);
    }

    @Test
    void aLateCallOfAnEarlierOpeningHarmsNothing() {
        var offering = desk.liveClass(1, true).id();
        desk.enrolled("s1", offering);
        desk.withdrawn("s1", offering + "_s1");
        assertThat(ledger.claim(offering, seat("s1", 1), true)).isEqualTo(Claim.HELD);

        sweepLater();

        assertThat(desk.offering(offering).seatsLeft()).isEqualTo(1);
        assertThat(status(offering, "s1")).isEqualTo(EnrollmentStatus.WITHDRAWN);
    }

    private void withdrawWithoutRelease(String offering, String student) {
        enrollments.change(
                offering + "_" + student,
                enrollment -> enrollment.withdraw(
                        offeredCourses.required(offering).offering(), "ill", student, Instant.now()));
    }

    private void sweepLater() {
        assertThat(sweep.sweep(Instant.EPOCH, Instant.now().plus(Duration.ofMinutes(1))))
                .isTrue();
    }

    private EnrollmentStatus status(String offering, String student) {
        return enrollments.required(offering + "_" + student).view().status();
    }

    private long version(String offering, String student) {
        return enrollments.required(offering + "_" + student).version();
    }

    private static Seat seat(String student, int opening) {
        return new Seat(student, opening, Instant.now(), "Student " + student, "by-" + student);
    }
}
