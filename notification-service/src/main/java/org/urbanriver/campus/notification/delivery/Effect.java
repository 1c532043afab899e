package org.urbanriver.campus.notification.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What followed from an event for one person by one channel.
 *
 * @param channel such as {@code inbox} or {@code mail}
 * @param title of the message
 * @param detail why it is not done, or how it ended
 */
public record Effect(
        String eventId,
        String recipient,
        String channel,
        String title,
        Outcome outcome,
        Instant at,
        int attempts,
        @Nullable String detail) {

    /** How far an effect has come. */
    public enum Outcome {
        QUEUED,
        DONE,
        SKIPPED,
        FAILED
    }

    /**
     * The key of a side effect's record: inserting it first is what makes an event that arrives again act once.
     */
    public static String key(String eventId, String recipient, String channel) {
        return eventId + ":" + recipient + ":" + channel;
    }
}
