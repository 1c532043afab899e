package org.urbanriver.campus.contracts.notifications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer could not digest.
 *
 * @param group the consumers that failed, such as {@code notification-service.mail}
 * @param service where they run
 * @param eventId absent, as are type, subject, sequence and time, where the record's headers do not tell
 * @param type the wire type
 * @param subject id of the aggregate that the event happened to
 * @param time when the event happened
 * @param topic where the record stood, with partition and offset; those are -1 where nobody knows
 * @param reason why it failed, in one line of at most 500 characters
 * @param reasonClass the exception's class
 * @param attempts how often it was tried; absent where nobody counted
 * @param failedAt when it was put aside
 * @param replayOf the dead letter that this one was before it was replayed
 * @param failedAgain the dead letter that came of replaying this one
 * @param decidedBy account that replayed or discarded it
 * @param note why it was discarded
 */
public record DeadLetterView(
        String id,
        DeadLetterState state,
        String group,
        String service,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String subject,
        @Nullable Long sequence,
        @Nullable Instant time,
        String topic,
        int partition,
        long offset,
        String reason,
        String reasonClass,
        @Nullable Integer attempts,
        Instant failedAt,
        @Nullable String replayOf,
        @Nullable String failedAgain,
        @Nullable String decidedBy,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        @Nullable String note) {}
