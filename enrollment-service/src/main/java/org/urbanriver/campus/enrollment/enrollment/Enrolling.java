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
import org.urbanriver.campus.enrollment.seats.SeatLedger;
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
    private final Clock clock;

    Enrolling(
            Enrollments enrollments,
            Admission admission,
            OfferedCourses offeredCourses,
            SeatLedger seats,
            Clock clock) {
        this.enrollments = enrollments;
        this.admission = admission;
        this.offeredCourses = offeredCourses;
        this.seats = seats;
        this.clock = clock;
    }

    /** @param opened false if the student was in it already */
    record Enrolled(Enrollment enrollment, boolean opened) {}

    /**
     * Enrolls a student, or puts them into the queue.
     *
     * @param byStaff not bound to the enrollment window nor to prerequisites; the capacity binds everyone
     */
    Enrolled enroll(OfferedCourse offered, String student, String name, String by, boolean byStaff) {
        var id = Enrollment.id(offered.offering().id(), student);
        for (var tries = 0; tries < TRIES; tries++) {
            var before = enrollments.findById(id).orElse(null);
            if (before != null && !before.isWithdrawn()) {
                return new Enrolled(before, false);
            }
            if (tries == 0) {
                admission.require(offered, student, byStaff);
            }
            var opening = before == null ? 1 : before.opening() + 1;
            var seat = new Seat(student, opening, clock.instant(), name, by);
            var waiting = claim(offered, seat) == Claim.WAITING;
            var opened = save(before, offered, seat, waiting);
            if (opened.isPresent()) {
                return new Enrolled(settled(opened.get(), offered), true);
            }
        }
        throw new OptimisticLockingFailureException(id + " changes too fast");
    }

    private Claim claim(OfferedCourse offered, Seat seat) {
        if (!offered.isLimited()) {
            return Claim.HELD;
        }
        var claim =
                seats.claim(offered.offering().id(), seat, offered.offering().waitlist());
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
        if (opened.isWaiting()) {
            var offeringId = opened.offeringId();
            fill(offeringId);
            seats.held(offeringId, opened.studentId()).ifPresent(seat -> activate(offeringId, seat));
            return enrollments.required(opened.id());
        }
        // A ledger is closed with its offering; where there is none, a cancellation may just have passed by.
        if (!offered.isLimited() && offeredCourses.isCancelled(opened.offeringId())) {
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
            Causes.because(withdrawn.lastEventId(), () -> fill(withdrawn.offeringId()));
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
                    .flatMap(opened -> seats.held(offeringId, opened.studentId()))
                    .ifPresent(held -> activate(offeringId, held));
        }
    }

    /** Gives the free seats to those who wait, first come first, unless the last class is over. */
    void fill(String offeringId) {
        var now = clock.instant();
        if (offeredCourses
                .known(offeringId)
                .filter(offered -> !offered.isOver(now))
                .isEmpty()) {
            return;
        }
        for (var next = seats.promote(offeringId); next.isPresent(); next = seats.promote(offeringId)) {
            activate(offeringId, next.get());
        }
    }

    /** Tells a student's enrollment that it has a seat; if it was withdrawn meanwhile, the seat is free again. */
    void activate(String offeringId, Seat seat) {
        var id = Enrollment.id(offeringId, seat.student());
        if (enrollments.findById(id).isEmpty()) {
            return; // The call that claimed it has yet to save, and will look; or the sweep will.
        }
        var offered = offeredCourses.required(offeringId);
        var enrollment = enrollments.change(id, each -> {
            if (each.opening() == seat.opening()) {
                each.promote(offered.offering(), seat.by(), clock.instant());
            }
        });
        if (enrollment.isWithdrawn() && enrollment.opening() >= seat.opening()) {
            seats.release(offeringId, seat.student(), seat.opening());
        }
    }
}
