package org.urbanriver.campus.platform.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents attributes of an event (CloudEvents 1.0.2, section "Context Attributes").
 *
 * @param id the same for the same fact, however often it arrives
 * @param source the service that published it, such as {@code /enrollment-service}
 * @param subject id of the aggregate
 * @param sequence the aggregate's count of events, from 1, without holes
 * @param actor account in whose request it happened; absent where nobody was signed in, or the campus acted by itself
 * @param actorRoles that the account had then
 * @param cause id of the event that it follows from
 */
public record Envelope(
        String id,
        String type,
        String source,
        String subject,
        Instant time,
        long sequence,
        @Nullable String traceparent,
        @Nullable String actor,
        List<String> actorRoles,
        @Nullable String cause) {}
