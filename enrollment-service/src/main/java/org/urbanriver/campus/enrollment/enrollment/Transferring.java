package org.urbanriver.campus.enrollment.enrollment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.enrollments.Eligibility.Hindrance;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.Refusal;
import org.urbanriver.campus.contracts.enrollments.TransferOption;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.offering.OfferedCourse;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.seats.Seat;
import org.urbanriver.campus.enrollment.seats.Seat.Origin;
import org.urbanriver.campus.enrollment.seats.SeatCount;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;

/**
 * Moves a student from one offering of a course to another without a transaction. The seat there is claimed first; the save
 * of the enrollment that they leave decides; {@link Moves} does the rest. A claim that came to nothing is taken back, but
 * only once no call can use it any more.
 */
@Component
class Transferring {

    private static final int TRIES = 10;
    private static final int MOST_OPTIONS = 100;
    private static final String REASON = "Moved to another date.";
    private static final String NO_SEAT_THERE = "No seat is free there, or others wait for it.";

    private final Enrollments enrollments;
    private final Promotion promotion;
    private final Moves moves;
    private final Admission admission;
    private final OfferedCourses offeredCourses;
    private final SeatLedger seats;
    private final Clock clock;

    Transferring(
            Enrollments enrollments,
            Promotion promotion,
            Moves moves,
            Admission admission,
            OfferedCourses offeredCourses,
            SeatLedger seats,
            Clock clock) {
        this.enrollments = enrollments;
        this.promotion = promotion;
        this.moves = moves;
        this.admission = admission;
        this.offeredCourses = offeredCourses;
        this.seats = seats;
        this.clock = clock;
    }

    /**
     * Answers the enrollment that the student has now.
     *
     * @param byStaff not bound to the enrollment window nor to prerequisites
     */
    Enrollment transfer(String id, OfferedCourse to, @Nullable String reason, String by, boolean byStaff) {
        for (var tries = 1; ; tries++) {
            var source = moves.find(id).orElseThrow(() -> new NotFound("enrollment"));
            if (source.hasMovedTo(to.offering().id())) {
                return enrollments.required(targetId(source, to));
            }
            var seat = wanted(source, to, by);
            if (tries == 1) {
                admission.require(to, source.studentId(), byStaff);
            }
            claim(to, seat);
            if (offeredCourses.isCancelled(to.offering().id())) {
                takeBack(to.offering().id(), seat);
                throw OfferedCourse.refused(Refusal.CANCELLED);
            }
            source.moveTo(
                    to.offering(), seat.opening(), Objects.requireNonNullElse(reason, REASON), by, clock.instant());
            try {
                return moves.finish(enrollments.save(source));
            } catch (OptimisticLockingFailureException e) {
                takeBack(to.offering().id(), seat);
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Seat wanted(Enrollment source, OfferedCourse to, String by) {
        var from = source.view();
        if (source.offeringId().equals(to.offering().id())) {
            throw new RuleViolated(
                    ProblemType.ALREADY_ENROLLED, "The student is in this very offering. Choose another date.");
        }
        if (!from.offering().courseId().equals(to.course().id())) {
            throw new RuleViolated(
                    ProblemType.OTHER_COURSE,
                    "That is an offering of the course “" + to.course().title()
                            + "”. A student can move only within a course; enroll in the other one instead.");
        }
        source.requireOpen();
        var there = moves.find(targetId(source, to)).orElse(null);
        if (there != null && !there.isWithdrawn()) {
            throw OfferedCourse.refused(Refusal.ALREADY_ENROLLED);
        }
        return new Seat(
                source.studentId(),
                there == null ? 1 : there.opening() + 1,
                clock.instant(),
                from.studentName(),
                by,
                new Origin(source.id(), source.version()));
    }

    /**
     * Where the student could move to now, and what stands against the rest.
     *
     * @param byStaff not bound to the enrollment window nor to prerequisites
     */
    List<TransferOption> options(Enrollment source, boolean byStaff) {
        if (!source.isOpen()) {
            return List.of();
        }
        var now = clock.instant();
        var others = offeredCourses.ofCourse(source.view().offering().courseId()).stream()
                .filter(each -> !each.offering().id().equals(source.offeringId()))
                .filter(each -> each.offering().status() == OfferingStatus.OPEN && !each.isOver(now))
                .limit(MOST_OPTIONS)
                .toList();
        var counts = seats.counts(others.stream()
                .filter(OfferedCourse::isLimited)
                .map(each -> each.offering().id())
                .toList());
        var there =
                enrollments
                        .findStandingByIdIn(others.stream()
                                .map(each -> targetId(source, each))
                                .toList())
                        .stream()
                        .filter(each -> each.status() != EnrollmentStatus.WITHDRAWN)
                        .map(Enrollments.Standing::offeringId)
                        .collect(Collectors.toSet());
        return others.stream()
                .map(each -> option(
                        each,
                        counts.get(each.offering().id()),
                        there.contains(each.offering().id())
                                ? List.of(Admission.hindrance(Refusal.ALREADY_ENROLLED))
                                : admission.hindrances(each, source.studentId(), byStaff)))
                .toList();
    }

    private static TransferOption option(OfferedCourse other, @Nullable SeatCount count, List<Hindrance> hindrances) {
        var shown = other.offering().withoutLink();
        if (count == null) {
            return new TransferOption(shown, hindrances);
        }
        var reasons = new ArrayList<>(hindrances);
        var isIn = reasons.stream().anyMatch(each -> each.reason() == Refusal.ALREADY_ENROLLED);
        if (!isIn && (count.left() <= 0 || count.waiting() > 0)) {
            reasons.add(new Hindrance(Refusal.FULL, NO_SEAT_THERE, null, List.of()));
        }
        return new TransferOption(shown.withSeats(count.left(), count.waiting()), List.copyOf(reasons));
    }

    private void claim(OfferedCourse to, Seat seat) {
        if (!to.isLimited()) {
            return;
        }
        var claim = seats.claim(to.offering().id(), seat, false);
        switch (claim) {
            case HELD -> {
                // The student has the seat that they move to.
            }
            case WAITING -> throw OfferedCourse.refused(Refusal.ALREADY_ENROLLED);
            case FULL ->
                throw new RuleViolated(ProblemType.FULL, NO_SEAT_THERE + " Nothing has changed; choose another date.");
            case CLOSED -> throw OfferedCourse.refused(Refusal.CANCELLED);
        }
    }

    /** Finishes a transfer that was decided, or takes back the seat that was claimed for one that was not. */
    void settle(String offeringId, Seat claimed) {
        var source = enrollments.findById(originOf(claimed).enrollmentId());
        source.filter(Enrollment::isMoving).ifPresent(moves::finish);
        takeBack(offeringId, claimed);
    }

    private void takeBack(String offeringId, Seat claimed) {
        var origin = originOf(claimed);
        var source = enrollments.required(origin.enrollmentId());
        if (source.isMoving()) {
            return; // Perhaps here; once it is finished, the sweep looks again.
        }
        if (source.version() == origin.version() && !isFenced(source)) {
            return; // Another call was quicker; the sweep looks at what came of it.
        }
        // Read after the source: if the student came here before that changed again, it is seen now.
        var here = enrollments.findById(Enrollment.id(offeringId, claimed.student()));
        if (here.filter(each -> each.opening() >= claimed.opening()).isPresent()) {
            return; // The seat is in use.
        }
        if (seats.takeBack(offeringId, claimed)) {
            promotion.fill(offeringId);
        }
    }

    /** Makes a version of the source that no call has read which counts on the claim, so that none can decide by it. */
    private boolean isFenced(Enrollment source) {
        try {
            enrollments.save(source);
            return true;
        } catch (OptimisticLockingFailureException e) {
            return false;
        }
    }

    private static String targetId(Enrollment source, OfferedCourse to) {
        return Enrollment.id(to.offering().id(), source.studentId());
    }

    private static Origin originOf(Seat claimed) {
        return Objects.requireNonNull(claimed.origin(), "the seat was not claimed for a transfer");
    }
}
