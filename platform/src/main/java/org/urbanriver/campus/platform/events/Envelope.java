package org.urbanriver.campus.platform.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents attributes of an event (CloudEvents 1.0.2, section "Context Attributes").
 *
 * @param id the same for the same fact, however often it arrives
 * @param source the service that published it, such as {@code /enrollment-service}
 * @param subject id of the aggregate
 * @param sequence the aggregate's count of events, from 1, without holes
 */
public record Envelope(
        String id,
        String type,
        String source,
        String subject,
        Instant time,
        long sequence,
        @Nullable String traceparent) {}
