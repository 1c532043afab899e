package org.urbanriver.campus.enrollment.offering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.enrollments.OfferingCommand;
import org.urbanriver.campus.contracts.events.EnrollmentEvent;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.HoldEnd;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.course.CourseCopies;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.enrollment.course.CourseWatcher;
import org.urbanriver.campus.enrollment.seats.Hold;
import org.urbanriver.campus.enrollment.seats.SeatHolds;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.events.Causes;
import org.urbanriver.campus.platform.problems.FieldProblem;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

/** Keeps an offering and the ledger of its seats in step. */
@Component
public class Scheduling implements CourseWatcher {

    private static final int TRIES = 10;

    /** Longer than anyone takes to enroll by terms that were read before they changed. */
    private static final Duration LATECOMERS = Duration.ofSeconds(10);

    private final Offerings offerings;
    private final OfferedCourses offered;
    private final CourseCopies courses;
    private final SeatLedger seats;
    private final SeatHolds holds;
    private final Attendance attendance;
    private final Clock clock;

    Scheduling(
            Offerings offerings,
            OfferedCourses offered,
            CourseCopies courses,
            SeatLedger seats,
            SeatHolds holds,
            Attendance attendance,
            Clock clock) {
        this.offerings = offerings;
        this.offered = offered;
        this.courses = courses;
        this.seats = seats;
        this.holds = holds;
        this.attendance = attendance;
        this.clock = clock;
    }

    Offering schedule(OfferingCommand command, Caller by) {
        var shape = Terms.of(command);
        var course = courses.findByIdOrSlug(command.course())
                .orElseThrow(() -> new RuleViolated(
                        ProblemType.COURSE_NOT_PUBLISHED, "There is no published course " + command.course() + "."));
        var terms = shape.withPrerequisites(prerequisites(command, course.id()));
        requireAhead(terms);
        var offering = Offering.schedule(Ids.next(), course, terms, by, clock.instant());
        if (terms.capacity() != null) {
            // First the ledger: one without an offering harms nobody, an offering without its ledger could not be
            // enrolled in.
            seats.open(offering.id(), terms.capacity());
        }
        return offerings.save(offering);
    }

    Offering change(String id, OfferingCommand command, Caller by) {
        var courseId =
                courses.findByIdOrSlug(command.course()).map(CourseCopy::id).orElse(command.course());
        var terms = Terms.of(command).withPrerequisites(prerequisites(command, courseId));
        var changed = change(id, offering -> {
            offering.requireStaff(by);
            if (!offering.isOf(command.course())) {
                throw new RuleViolated(
                        ProblemType.COURSE_FIXED, "An offering never moves to another course. Schedule a new one.");
            }
            if (!Objects.equals(terms.decideAt(), offering.terms().decideAt())) {
                requireAhead(terms);
            }
            offering.requireEdition(command.edition(), terms);
            offering.change(terms, by.id(), clock.instant());
            if (terms.capacity() != null) {
                seats.resize(id, terms.capacity(), by.id());
            }
        });
        if (changed.isLimited()) {
            Causes.because(changed.lastEventId(), () -> attendance.seatsFreed(id));
        }
        return changed;
    }

    /** Ids of the courses that the command names by id or slug. */
    private List<String> prerequisites(OfferingCommand command, String ownCourse) {
        var named = Objects.requireNonNullElse(command.prerequisites(), List.<String>of());
        var problems = new ArrayList<FieldProblem>();
        var ids = new LinkedHashSet<String>();
        for (var i = 0; i < named.size(); i++) {
            var course = courses.findByIdOrSlug(named.get(i).strip()).map(CourseCopy::id);
            if (course.isEmpty()) {
                problems.add(new FieldProblem("/prerequisites/" + i, "is no published course"));
            } else if (course.get().equals(ownCourse)) {
                problems.add(new FieldProblem("/prerequisites/" + i, "is the course that is offered here"));
            } else {
                ids.add(course.get());
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return List.copyOf(ids);
    }

    private void requireAhead(Terms terms) {
        var decideAt = terms.decideAt();
        if (decideAt != null && !decideAt.isAfter(clock.instant())) {
            throw new Invalid("/decideAt", "must be in the future");
        }
    }

    /** Settles that it takes place, whatever the number. */
    Offering confirm(String id, Caller by) {
        return change(id, offering -> {
            offering.requireStaff(by);
            offering.confirm(by.id(), clock.instant());
        });
    }

    /**
     * Decides whether an offering with a minimum takes place. First the offering keeps that it is being decided, so that staff
     * who confirm it or move the date come before that or after all; then one update of the ledger decides, so that
     * whoever comes to a seat at the same moment counts or is refused; then the offering keeps what came of it.
     */
    void decide(String id, Instant now) {
        var offering = offerings.required(id);
        if (!offering.isDeciding()) {
            if (!offering.beginDeciding(now)) {
                return;
            }
            offering = offerings.save(offering);
        }
        conclude(offering);
    }

    private void conclude(Offering offering) {
        var id = offering.id();
        var minimum = Objects.requireNonNull(offering.terms().minimum(), "what is decided has a minimum");
        var taken = seats.closeBelow(id, minimum);
        if (taken.isPresent()) {
            offering.cancel(Minimum.missed(offering.terms(), taken.get()), EnrollmentEvent.CAMPUS, clock.instant());
        } else {
            offering.confirm(EnrollmentEvent.CAMPUS, clock.instant());
        }
        try {
            offerings.save(offering);
        } finally {
            offered.forget(id);
        }
        if (offering.isCancelled()) {
            finishCancelling(offering);
        }
    }

    /** Tells those with a seat of a change, until whoever enrolled by the earlier terms a moment ago is told as well. */
    void tellChange(Offering offering) {
        var since = offering.untoldSince();
        if (since.isEmpty()) {
            return;
        }
        Causes.because(offering.lastEventId(), () -> attendance.changed(offering.id()));
        if (since.get().isBefore(clock.instant().minus(LATECOMERS))) {
            offering.told();
            offerings.save(offering);
        }
    }

    Offering cancel(String id, String reason, Caller by) {
        var cancelled = change(id, offering -> {
            offering.requireStaff(by);
            offering.cancel(reason, by.id(), clock.instant());
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
            holds.all(offering.id()).forEach(hold -> endHold(offering.id(), hold.holdId(), HoldEnd.CANCELLED, null));
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
            change(id, offering -> {
                var resized = seats.counted(id);
                offering.followCapacity(resized.capacity(), resized.resizedBy(), clock.instant());
            });
        }
    }

    /** Reserves seats; asking again with the same id takes nothing more. */
    Hold hold(String id, Hold asked) {
        var offering = offerings.required(id);
        if (!offering.isLimited()) {
            throw new RuleViolated(ProblemType.FULL, "An offering without a capacity has no seats to reserve.");
        }
        if (offering.isEndedHold(asked.holdId())) {
            throw new RuleViolated(ProblemType.HOLD_ENDED, "A reservation with this id has ended.");
        }
        var hold = holds.reserve(id, asked);
        if (!hold.isSameAs(asked)) {
            throw new RuleViolated(ProblemType.HOLD_EXISTS, "There is another reservation with this id.");
        }
        tell(id, hold);
        return hold;
    }

    /** Frees what is left of the reservation; 404 if it never was. */
    void releaseHold(String id, String holdId, Caller by) {
        if (endHold(id, holdId, HoldEnd.RELEASED, by.id())) {
            attendance.seatsFreed(id);
        } else if (!offerings.required(id).isEndedHold(holdId)) {
            throw new NotFound("reservation");
        }
    }

    private boolean endHold(String id, String holdId, HoldEnd how, @Nullable String by) {
        var ended = holds.end(id, holdId, how, by);
        ended.ifPresent(hold -> tell(id, hold));
        return ended.isPresent();
    }

    /** Frees the reservations whose time has come, and tells of all that ended. */
    public void expireHolds(String id) {
        holds.expire(id);
        tellHolds(id);
    }

    /** Tells what was not told of the offering's reservations, should a call not have come to its end. */
    public void tellHolds(String id) {
        holds.all(id).forEach(hold -> tell(id, hold));
    }

    /** First the ledger, then the offering, then the ledger forgets what has ended: so nothing goes untold. */
    private void tell(String id, Hold hold) {
        change(id, offering -> offering.tell(hold, clock.instant()));
        if (!hold.isOpen()) {
            holds.told(id, hold);
        }
    }

    @Override
    public void courseChanged(CourseCopy course) {
        for (var offering : offerings.findByCourseId(course.id())) {
            change(offering.id(), each -> each.follow(course, clock.instant()));
        }
    }

    /** Leaves a trace of who took the roster, which is full of names and addresses, before it is given away. */
    Offering handOutRoster(String id, Caller by) {
        return change(id, offering -> {
            offering.requireStaff(by);
            offering.rosterDownloaded(by.id(), clock.instant());
        });
    }

    private Offering change(String id, Consumer<Offering> change) {
        for (var tries = 1; ; tries++) {
            var offering = offerings.required(id);
            if (offering.isDeciding()) {
                try {
                    var undecided = offering;
                    Causes.catchingUp(() -> conclude(undecided));
                } catch (OptimisticLockingFailureException e) {
                    // Someone else did.
                }
                offering = offerings.required(id);
            }
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
