package org.urbanriver.campus.contracts.notifications;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as the monitor recorded it.
 *
 * @param type the wire type
 * @param subject id of the aggregate it happened to
 * @param time when it happened
 * @param recordedAt when the monitor saw it
 * @param relayedAt when the broker had it; absent on what was recorded before this was kept, as are the next two
 * @param actor account in whose request it happened; absent where the campus acted by itself
 * @param cause id of the event that it follows from; absent where it follows from none
 * @param data the event's body as it travelled
 */
public record MonitoredEvent(
        String id,
        String type,
        String source,
        String subject,
        long sequence,
        Instant time,
        Instant recordedAt,
        @Nullable String studentId,
        @Nullable String courseId,
        @Nullable String offeringId,
        @Nullable String enrollmentId,
        @Nullable Instant relayedAt,
        @Nullable String actor,
        @Nullable String cause,
        Map<String, Object> data) {}
