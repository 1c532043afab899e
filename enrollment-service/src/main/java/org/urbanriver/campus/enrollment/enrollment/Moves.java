package org.urbanriver.campus.enrollment.enrollment;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.Refusal;
import org.urbanriver.campus.enrollment.offering.OfferedCourse;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.platform.events.Causes;

/**
 * Brings students who left one offering for another to where they go. Whoever meets someone under way does so before
 * anything else, so nobody is ever seen with neither of both. Every step may be repeated, also by several at once.
 */
@Component
class Moves {

    private static final int TRIES = 10;

    private final Enrollments enrollments;
    private final Enrolling enrolling;
    private final Promotion promotion;
    private final OfferedCourses offeredCourses;
    private final SeatLedger seats;
    private final Clock clock;

    Moves(
            Enrollments enrollments,
            Enrolling enrolling,
            Promotion promotion,
            OfferedCourses offeredCourses,
            SeatLedger seats,
            Clock clock) {
        this.enrollments = enrollments;
        this.enrolling = enrolling;
        this.promotion = promotion;
        this.offeredCourses = offeredCourses;
        this.seats = seats;
        this.clock = clock;
    }

    /** An enrollment as it is once all that leads away from it, and to it, has come to its end. */
    Optional<Enrollment> find(String id) {
        var found = enrollments.findById(id);
        if (found.filter(each -> !each.isWithdrawn() && !each.isMoving()).isPresent()) {
            return found;
        }
        var unfinished =
                finishThose(each -> each.id().equals(id) || targetOf(each).equals(id));
        return unfinished ? enrollments.findById(id) : found;
    }

    void finishAll() {
        finishThose(each -> true);
    }

    void finishOfStudent(String student) {
        finishThose(each -> each.studentId().equals(student));
    }

    void finishOfStudents(Collection<String> students) {
        finishThose(each -> students.contains(each.studentId()));
    }

    /** Those who leave the offering, and those who come. */
    void finishOfOffering(String offeringId) {
        finishThose(each -> each.offeringId().equals(offeringId)
                || each.lastMove().offeringId().equals(offeringId));
    }

    private boolean finishThose(Predicate<Enrollment> wanted) {
        var moving = enrollments.findMoving().stream().filter(wanted).toList();
        Causes.catchingUp(() -> moving.forEach(this::finish));
        return !moving.isEmpty();
    }

    /** Finishes what one save has decided; answers the enrollment that the student moved to. */
    Enrollment finish(Enrollment source) {
        return Causes.because(source.lastEventId(), () -> bringOver(source));
    }

    private Enrollment bringOver(Enrollment source) {
        var move = source.lastMove();
        var offered = offeredCourses
                .find(move.offeringId())
                .orElseThrow(() -> new IllegalStateException("there is no offering " + move.offeringId()));
        var target = arrive(source, offered);
        if (offered.offering().status() == OfferingStatus.CANCELLED && target.isOpen()) {
            target = enrolling.withdraw(target.id(), Refusal.CANCELLED.sentence(), move.by());
        }
        if (seats.release(source.offeringId(), source.studentId(), move.left())) {
            promotion.fill(source.offeringId());
        }
        markArrived(source);
        return target;
    }

    private Enrollment arrive(Enrollment source, OfferedCourse offered) {
        var id = targetOf(source);
        for (var tries = 1; ; tries++) {
            var before = enrollments.findById(id).orElse(null);
            if (before != null && before.opening() >= source.lastMove().opening()) {
                return withProgress(source, before);
            }
            try {
                if (before == null) {
                    return enrollments.save(Enrollment.openFrom(source, offered.offering(), after(source)));
                }
                before.reopenFrom(source, offered.offering(), after(source));
                return enrollments.save(before);
            } catch (DuplicateKeyException | OptimisticLockingFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Who enrolled there by another call while they were being moved brings along what they have done, too. */
    private Enrollment withProgress(Enrollment source, Enrollment target) {
        var arrived = target;
        for (var moduleId : source.doneModules()) {
            if (arrived.isActive()
                    && arrived.has(moduleId)
                    && !arrived.doneModules().contains(moduleId)) {
                arrived = enrollments.change(target.id(), enrollment -> {
                    if (enrollment.isActive()) {
                        enrollment.done(moduleId, clock.instant());
                    }
                });
            }
        }
        return arrived;
    }

    /** Not before the student left, though another clock may tell it; readers go by that order. */
    private Instant after(Enrollment source) {
        var now = clock.instant();
        var left = source.lastMove().at();
        return now.isBefore(left) ? left : now;
    }

    private void markArrived(Enrollment source) {
        if (source.isMoving()) {
            source.arrived();
            try {
                enrollments.save(source);
            } catch (OptimisticLockingFailureException e) {
                // Someone else did, or opened it again; whatever is left to do is found by its mark.
            }
        }
    }

    private static String targetOf(Enrollment source) {
        return Enrollment.id(source.lastMove().offeringId(), source.studentId());
    }
}
