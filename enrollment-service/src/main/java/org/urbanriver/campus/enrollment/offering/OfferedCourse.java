package org.urbanriver.campus.enrollment.offering;

import java.time.Instant;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
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

    /** Refuses with the reason why nobody may enroll now; staff are not bound to the enrollment window. */
    public void requireOpen(boolean byStaff, Instant now) {
        if (offering.status() == OfferingStatus.CANCELLED) {
            throw refused(Refusal.CANCELLED);
        }
        var from = offering.enrollFrom();
        if (!byStaff && from != null && now.isBefore(from)) {
            throw refused(Refusal.NOT_OPEN_YET);
        }
        if (!byStaff && (isOver(now) || isPastWindow(now))) {
            throw refused(Refusal.WINDOW_CLOSED);
        }
    }

    /** Without an end the window closes when the first class begins: who misses a part of a class cannot complete it. */
    private boolean isPastWindow(Instant now) {
        var until = offering.enrollUntil();
        if (until == null && !offering.dates().isEmpty()) {
            until = offering.dates().getFirst().startsAt();
        }
        return until != null && !now.isBefore(until);
    }

    public static RuleViolated refused(Refusal refusal) {
        return new RuleViolated(refusal.problem(), refusal.sentence());
    }
}
