package org.urbanriver.campus.platform.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits in its aggregate's document to be sent.
 *
 * @param eventId derived from aggregate and sequence: the same fact always has the same id (never named {@code id},
 *     which the store would keep as {@code _id})
 * @param data the event as JSON, exactly as it will travel
 * @param origin absent in what an earlier version left behind
 */
record OutboxEntry(
        String eventId,
        String type,
        long sequence,
        Instant time,
        String data,
        @Nullable Origin origin) {}
