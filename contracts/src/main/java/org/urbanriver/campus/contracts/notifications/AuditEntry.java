package org.urbanriver.campus.contracts.notifications;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that an instructor or an admin did.
 *
 * @param id of the event that tells of it, where there is one
 * @param who account that acted
 * @param name of its person when this was written
 * @param roles that the account had then; none where the event is older than their record
 * @param kind of act, such as {@code offering.changed}
 * @param what in words an admin understands
 * @param subject id of what it was done to
 * @param cause id of the event that this followed from, such as the cancelled offering of a withdrawal
 * @param changes what is different now, at most 200; none where nothing is known of how it was
 */
public record AuditEntry(
        String id,
        Instant at,
        String who,
        String name,
        List<String> roles,
        String kind,
        String what,
        String subject,
        @Nullable String studentId,
        @Nullable String courseId,
        @Nullable String offeringId,
        @Nullable String enrollmentId,
        @Nullable String cause,
        List<Change> changes) {

    /**
     * One field of what it was done to.
     *
     * @param field its place, as a JSON pointer (RFC 6901) such as {@code /capacity}
     * @param before JSON of the value then; absent where there was none
     * @param after JSON of the value now; absent where there is none
     */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}
}
