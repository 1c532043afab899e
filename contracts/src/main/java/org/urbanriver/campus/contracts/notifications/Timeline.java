package org.urbanriver.campus.contracts.notifications;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole story of one enrollment, oldest first. */
public record Timeline(String enrollmentId, List<Entry> entries) {

    /**
     * Something that happened to the enrollment, or that followed from it.
     *
     * @param what in words an admin understands
     * @param eventId the event that it is, or that caused it
     * @param effect what followed, such as {@code mail} or {@code inbox}; absent for the event itself
     * @param recipient account that an effect was meant for
     * @param outcome of an effect: {@code queued}, {@code done}, {@code skipped} or {@code failed}
     * @param detail why an effect is not done, and how often it was tried
     */
    public record Entry(
            Instant at,
            String what,
            String eventId,
            String type,
            @Nullable String effect,
            @Nullable String recipient,
            @Nullable String outcome,
            @Nullable String detail) {}
}
