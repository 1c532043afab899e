package org.urbanriver.campus.enrollment.enrollment;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.enrollments.Refusal;
import org.urbanriver.campus.enrollment.offering.OfferedCourse;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.seats.Claim;
import org.urbanriver.campus.enrollment.seats.Seat;
import org.urbanriver.campus.enrollment.seats.SeatHolds;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.enrollment.seats.SettledSeats;
import org.urbanriver.campus.platform.events.Causes;

/**
 * Brings ledger and enrollment together. The ledger decides: a seat is claimed first and the enrollment saved after it; a
 * withdrawal is saved first and its seat released after it. What a crash leaves in between is always finished forward, by
 * the next call or by {@link SeatSweep}.
 */
@Component
class Enrolling {

    private static final int TRIES = 10;

    private final Enrollments enrollments;
    private final Admission admission;
    private final OfferedCourses offeredCourses;
    private final SeatLedger seats;
    private final SeatHolds holds;
    private final SettledSeats settled;
    private final Promotion promotion;
    private final Clock clock;

    Enrolling(
            Enrollments enrollments,
            Admission admission,
            OfferedCourses offeredCourses,
            SeatLedger seats,
            SeatHolds holds,
            SettledSeats settled,
            Promotion promotion,
            Clock clock) {
        this.enrollments = enrollments;
        this.admission = admission;
        this.offeredCourses = offeredCourses;
        this.seats = seats;
        this.holds = holds;
        this.settled = settled;
        this.promotion = promotion;
        this.clock = clock;
    }

    /** @param opened false if the student was in it already */
    record Enrolled(Enrollment enrollment, boolean opened) {}

    /**
     * Enrolls a student, or puts them into the queue. Most come for the first time: that is tried without looking, since
     * the claim and the insertion refuse whoever is in it already.
     *
     * @param byStaff not bound to the enrollment window nor to prerequisites; the capacity binds everyone
     */
    Enrolled enroll(OfferedCourse offered, String student, String name, String by, boolean byStaff) {
        var id = Enrollment.id(offered.offering().id(), student);
        var hindrance = admission.firstHindrance(offered, student, byStaff);
        for (var tries = 0; tries < TRIES; tries++) {
            var isNew = tries == 0 && hindrance.isEmpty();
            var before = isNew ? null : enrollments.findById(id).orElse(null);
            if (before != null && !before.isWithdrawn()) {
                return new Enrolled(before, false);
            }
            if (hindrance.isPresent()) {
                throw Admission.refused(hindrance.get());
            }
            var seat = seat(before, student, name, by);
            var waiting = claim(offered, seat) == Claim.WAITING;
            var opened = save(before, offered, seat, waiting);
            if (opened.isPresent()) {
                return new Enrolled(settled(opened.get(), offered), true);
            }
        }
        throw new OptimisticLockingFailureException(id + " changes too fast");
    }

    /** Enrolls a student, or brings them from the queue, to a seat that staff have reserved. */
    Enrolled enrollFromHold(OfferedCourse offered, String hold, String student, String name, String by) {
        var offeringId = offered.offering().id();
        var id = Enrollment.id(offeringId, student);
        for (var tries = 0; tries < TRIES; tries++) {
            var before = enrollments.findById(id).orElse(null);
            if (before != null && before.isSeated()) {
                return new Enrolled(before, false);
            }
            admission.require(offered, student, true);
            if (before != null && before.isWaiting()) {
                accepted(holds.take(offeringId, hold, new Seat(student, before.opening(), clock.instant(), name, by)));
                promotion.tell(offeringId, student);
                promotion.fill(offeringId); // with the seat that was offered to them, if one was
                return new Enrolled(enrollments.required(id), false);
            }
            var seat = seat(before, student, name, by);
            accepted(holds.take(offeringId, hold, seat));
            var opened = save(before, offered, seat, false);
            if (opened.isPresent()) {
                return new Enrolled(settled(opened.get(), offered), true);
            }
        }
        throw new OptimisticLockingFailureException(id + " changes too fast");
    }

    private Seat seat(@Nullable Enrollment before, String student, String name, String by) {
        return new Seat(student, before == null ? 1 : before.opening() + 1, clock.instant(), name, by);
    }

    private Claim claim(OfferedCourse offered, Seat seat) {
        return offered.isLimited()
                ? accepted(seats.claim(
                        offered.offering().id(), seat, offered.offering().waitlist()))
                : Claim.HELD;
    }

    private static Claim accepted(Claim claim) {
        return switch (claim) {
            case HELD, WAITING -> claim;
            case FULL -> throw OfferedCourse.refused(Refusal.FULL);
            case CLOSED -> throw OfferedCourse.refused(Refusal.CANCELLED);
        };
    }

    /** Empty if another call was quicker, which is then the one that counts. */
    private Optional<Enrollment> save(@Nullable Enrollment before, OfferedCourse offered, Seat seat, boolean waiting) {
        var now = clock.instant();
        Enrollment opened;
        if (before == null) {
            opened = Enrollment.open(offered.offering(), offered.course(), seat, waiting, now);
        } else {
            before.reopen(offered.offering(), seat, waiting, now);
            opened = before;
        }
        try {
            return Optional.of(enrollments.save(opened));
        } catch (DuplicateKeyException | OptimisticLockingFailureException e) {
            return Optional.empty();
        }
    }

    /** Looks at what happened between the claim and the save. */
    private Enrollment settled(Enrollment opened, OfferedCourse offered) {
        var offeringId = opened.offeringId();
        if (opened.isWaiting()) {
            promotion.fill(offeringId);
            promotion.tell(offeringId, opened.studentId());
            return enrollments.required(opened.id());
        }
        if (offered.isLimited()) {
            settled.saved(offeringId, opened.studentId(), opened.opening());
        } else if (offeredCourses.isCancelled(offeringId)) {
            // A ledger is closed with its offering; where there is none, a cancellation may just have passed by.
            withdraw(opened.id(), Refusal.CANCELLED.sentence(), opened.studentId());
            throw OfferedCourse.refused(Refusal.CANCELLED);
        }
        return opened;
    }

    /** Withdraws, gives the seat back, and promotes whoever waits for it. */
    Enrollment withdraw(String id, String reason, String by) {
        var withdrawn = enrollments.change(id, enrollment -> {
            var offered = offeredCourses.find(enrollment.offeringId());
            enrollment.withdraw(
                    offered.map(OfferedCourse::offering)
                            .orElseGet(() -> enrollment.view().offering()),
                    reason,
                    by,
                    clock.instant());
        });
        if (withdrawn.isWithdrawn()
                && seats.release(withdrawn.offeringId(), withdrawn.studentId(), withdrawn.opening())) {
            Causes.because(withdrawn.lastEventId(), () -> promotion.fill(withdrawn.offeringId()));
        }
        return withdrawn;
    }

    /** Finishes the enrollment of a seat as the call that claimed it would have. */
    void finish(String offeringId, Seat seat, boolean waiting) {
        var before =
                enrollments.findById(Enrollment.id(offeringId, seat.student())).orElse(null);
        if (before == null || before.isWithdrawn() && before.opening() < seat.opening()) {
            offeredCourses
                    .find(offeringId)
                    .flatMap(offered -> save(before, offered, seat, waiting))
                    .filter(Enrollment::isWaiting)
                    .ifPresent(opened -> promotion.tell(offeringId, opened.studentId()));
        }
    }
}
