package org.urbanriver.campus.enrollment.offering;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.enrollments.OfferingCommand;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.course.CourseCopies;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.enrollment.course.CourseWatcher;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.events.Causes;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

/** Keeps an offering and the ledger of its seats in step. */
@Component
public class Scheduling implements CourseWatcher {

    private static final int TRIES = 10;

    private final Offerings offerings;
    private final OfferedCourses offered;
    private final CourseCopies courses;
    private final SeatLedger seats;
    private final Attendance attendance;
    private final Clock clock;

    Scheduling(
            Offerings offerings,
            OfferedCourses offered,
            CourseCopies courses,
            SeatLedger seats,
            Attendance attendance,
            Clock clock) {
        this.offerings = offerings;
        this.offered = offered;
        this.courses = courses;
        this.seats = seats;
        this.attendance = attendance;
        this.clock = clock;
    }

    Offering schedule(OfferingCommand command, Caller by) {
        var terms = Terms.of(command);
        var course = courses.findByIdOrSlug(command.course())
                .orElseThrow(() -> new RuleViolated(
                        ProblemType.COURSE_NOT_PUBLISHED, "There is no published course " + command.course() + "."));
        var offering = Offering.schedule(Ids.next(), course, terms, by, clock.instant());
        if (terms.capacity() != null) {
            // First the ledger: one without an offering harms nobody, an offering without its ledger could not be
            // enrolled in.
            seats.open(offering.id(), terms.capacity());
        }
        return offerings.save(offering);
    }

    Offering change(String id, OfferingCommand command, Caller by) {
        var terms = Terms.of(command);
        var changed = change(id, offering -> {
            offering.requireStaff(by);
            if (!offering.isOf(command.course())) {
                throw new RuleViolated(
                        ProblemType.COURSE_FIXED, "An offering never moves to another course. Schedule a new one.");
            }
            offering.change(terms, clock.instant());
            if (terms.capacity() != null) {
                seats.resize(id, terms.capacity());
            }
        });
        if (changed.isLimited()) {
            Causes.because(changed.lastEventId(), () -> attendance.seatsFreed(id));
        }
        return changed;
    }

    Offering cancel(String id, String reason, Caller by) {
        var cancelled = change(id, offering -> {
            offering.requireStaff(by);
            offering.cancel(reason, by, clock.instant());
        });
        finishCancelling(cancelled);
        return cancelled;
    }

    /** Finishes what a crash, or a student enrolling at the same moment, left of cancellations since the instant. */
    public void finishCancellations(Instant since) {
        offerings.findCancelledSince(since).forEach(this::finishCancelling);
    }

    private void finishCancelling(Offering offering) {
        if (offering.isLimited()) {
            seats.close(offering.id());
        }
        var cancellation = offering.cancellation();
        Causes.because(
                offering.lastEventId(),
                () -> attendance.cancelled(offering.view(), cancellation.reason(), cancellation.by()));
    }

    /** Lets the offering follow its ledger, should a change of the capacity not have come to its end. */
    public void followCapacity(String id) {
        if (offerings.findById(id).isPresent()) {
            // The ledger is read after the offering: whoever changes both meanwhile makes this save stale.
            change(id, offering -> offering.followCapacity(seats.capacity(id), clock.instant()));
        }
    }

    @Override
    public void courseChanged(CourseCopy course) {
        for (var offering : offerings.findByCourseId(course.id())) {
            change(offering.id(), each -> each.follow(course, clock.instant()));
        }
    }

    private Offering change(String id, Consumer<Offering> change) {
        for (var tries = 1; ; tries++) {
            var offering = offerings.required(id);
            change.accept(offering);
            if (offering.unsavedEvents().isEmpty()) {
                return offering;
            }
            try {
                return offerings.save(offering);
            } catch (OptimisticLockingFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
            } finally {
                offered.forget(id);
            }
        }
    }
}
