package org.urbanriver.campus.enrollment.seats;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A student's hold on a seat, or their place in the queue for one, with all that is needed to finish their enrollment
 * should the call that asked for it not live to do so.
 *
 * @param opening which opening of the student's enrollment it is for, from 1; it makes a late release harmless
 * @param at when it was claimed or given
 * @param name the student's
 * @param by account that asked for it
 * @param until when the offer of it ends; none for a seat that is held or waited for
 * @param origin the enrollment that its student wants to give up for it; none for a seat that is not come to by transfer
 */
public record Seat(
        String student,
        int opening,
        Instant at,
        String name,
        String by,
        @Nullable Origin origin,
        @Nullable Instant until) {

    /**
     * Where a student comes from. A claim is void as soon as that enrollment has another version and did not move here: then
     * no call can use it any more.
     */
    public record Origin(String enrollmentId, long version) {}

    public Seat(String student, int opening, Instant at, String name, String by) {
        this(student, opening, at, name, by, null, null);
    }

    public Seat(String student, int opening, Instant at, String name, String by, Origin origin) {
        this(student, opening, at, name, by, origin, null);
    }

    Seat held(String account, Instant since) {
        return new Seat(student, opening, since, name, account);
    }

    Seat offered(Instant since, Instant end) {
        return new Seat(student, opening, since, name, by, null, end);
    }

    /** Whether who asks for the other finds what they need in this. */
    boolean serves(Seat asked) {
        if (opening != asked.opening) {
            return opening > asked.opening;
        }
        if (origin == null) {
            return true; // It is taken back from nobody.
        }
        return asked.origin != null && isFromWhere(asked.origin) && origin.version >= asked.origin.version;
    }

    /** Whether a transfer from elsewhere is under way with this seat, which no other transfer may take over. */
    boolean isWantedByAnother(Seat asked) {
        return opening == asked.opening && origin != null && asked.origin != null && !isFromWhere(asked.origin);
    }

    private boolean isFromWhere(Origin other) {
        return origin != null && origin.enrollmentId.equals(other.enrollmentId);
    }
}
