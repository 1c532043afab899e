package org.urbanriver.campus.enrollment.offering;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.Refusal;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

/** What a student enrolls in: an offering, its link included, and the course as it is published now. */
public record OfferedCourse(OfferingView offering, CourseCopy course) {

    public boolean isStaff(Caller caller) {
        return Offering.isStaff(offering, caller);
    }

    public boolean isLimited() {
        return offering.capacity() != null;
    }

    /** Whether its last class has ended, so that a seat would be of no use to anyone who waits. */
    public boolean isOver(Instant now) {
        return lastEnd().filter(end -> !now.isBefore(end)).isPresent();
    }

    /** When the last class ends; empty where there are no dates. */
    public Optional<Instant> lastEnd() {
        var dates = offering.dates();
        return dates.isEmpty() ? Optional.empty() : Optional.of(dates.getLast().endsAt());
    }

    /** Until when a seat is offered now, never beyond the last class; empty if seats are given at once. */
    public Optional<Instant> offerEnd(Instant now) {
        var hours = offering.offerHours();
        if (hours == 0) {
            return Optional.empty();
        }
        // The store keeps milliseconds.
        var end = now.plus(Duration.ofHours(hours)).truncatedTo(ChronoUnit.MILLIS);
        return Optional.of(lastEnd().filter(last -> last.isBefore(end)).orElse(end));
    }

    /**
     * When students can no longer enroll themselves. Unless the window says otherwise that is when the first class begins: who
     * misses a part of a class cannot complete it.
     */
    public Optional<Instant> closesAt() {
        var dates = offering.dates();
        var until = offering.enrollUntil();
        if (dates.isEmpty()) {
            return Optional.ofNullable(until);
        }
        var over = dates.getLast().endsAt();
        var closes = until == null ? dates.getFirst().startsAt() : until;
        return Optional.of(closes.isBefore(over) ? closes : over);
    }

    public static RuleViolated refused(Refusal refusal) {
        return new RuleViolated(refusal.problem(), refusal.sentence());
    }
}
