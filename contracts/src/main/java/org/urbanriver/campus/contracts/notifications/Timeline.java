package org.urbanriver.campus.contracts.notifications;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole story of one enrollment, oldest first: what happened to it and to its offering, what brought that about, and what
 * followed, for others as well.
 *
 * @param problem why it is not known who has consumed the events; absent when it is
 */
public record Timeline(
        String enrollmentId, List<Entry> entries, @Nullable String problem) {

    /**
     * An event, or something that followed from one.
     *
     * @param what in words an admin understands
     * @param eventId the event that it is, or that the effect followed from
     * @param causedBy id of the event that it followed from; absent where it followed from none
     * @param enrollmentId what the event happened to; another than the timeline's for its causes and effects, absent for what
     *     happened to an offering
     * @param by account in whose request it happened; absent where the campus acted by itself
     * @param relayedAt when the broker had the event; absent for effects, and for what was recorded before this was kept
     * @param effect what followed, such as {@code mail} or {@code inbox}; absent for the event itself
     * @param recipient account that an effect was meant for
     * @param outcome of an effect: {@code queued}, {@code done}, {@code skipped} or {@code failed}
     * @param detail why an effect is not done, and how often it was tried
     * @param consumers those who read such events, and how far they are; none for effects
     */
    public record Entry(
            Instant at,
            String what,
            String eventId,
            String type,
            @Nullable String causedBy,
            @Nullable String enrollmentId,
            @Nullable String by,
            @Nullable Instant relayedAt,
            @Nullable String effect,
            @Nullable String recipient,
            @Nullable String outcome,
            @Nullable String detail,
            List<Consumer> consumers) {}

    /** How far a consumer has come with an event. */
    public enum Progress {
        CONSUMED,
        /** it has not come to the event yet */
        WAITING,
        /** it could not digest the event, which is among the dead letters */
        FAILED
    }

    /**
     * One group of consumers.
     *
     * @param group such as {@code notification-service.mail}
     * @param what in words an admin understands
     * @param behind events that the group works off first, this one included; absent unless it waits
     * @param deadLetter id of the dead letter, {@code GET /api/monitor/dead-letters/{id}}; absent unless the group failed
     */
    public record Consumer(
            String group,
            Progress progress,
            String what,
            @Nullable Long behind,
            @Nullable String deadLetter) {}
}
