package org.urbanriver.campus.enrollment.seats;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.enrollments.HoldView;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.HoldEnd;

/**
 * Seats that staff keep free until a time.
 *
 * @param seats that were asked for
 * @param left those of them that nobody was given
 * @param by account that asked for it
 * @param ended how it ended, after which its seats are free; it stays in the ledger until its offering has told so
 * @param endedBy account that ended it
 */
public record Hold(
        String holdId,
        int seats,
        int left,
        Instant until,
        String reason,
        String by,
        Instant at,
        @Nullable HoldEnd ended,
        @Nullable String endedBy) {

    public static Hold of(String holdId, int seats, Instant until, String reason, String by, Instant at) {
        return new Hold(holdId, seats, seats, until, reason, by, at, null, null);
    }

    public HoldView view() {
        return new HoldView(holdId, seats, left, until, reason, by, at);
    }

    public boolean isOpen() {
        return ended == null;
    }

    /** Whether it is what was asked for, however much of it is left. */
    public boolean isSameAs(Hold other) {
        return seats == other.seats && until.equals(other.until) && reason.equals(other.reason);
    }
}
