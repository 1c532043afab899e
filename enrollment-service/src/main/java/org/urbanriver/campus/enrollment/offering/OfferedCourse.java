package org.urbanriver.campus.enrollment.offering;

import java.time.Instant;
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
        var dates = offering.dates();
        return !dates.isEmpty() && !now.isBefore(dates.getLast().endsAt());
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
