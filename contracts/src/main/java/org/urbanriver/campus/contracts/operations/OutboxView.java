package org.urbanriver.campus.contracts.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The events of a service that are saved and not sent yet.
 *
 * @param waiting how many there are
 * @param more whether these are only those that were counted, and there are more
 * @param oldest when the first of them happened; absent when none waits
 * @param seenAt when the service last looked; absent before the first look
 */
public record OutboxView(
        String service,
        long waiting,
        boolean more,
        @Nullable Instant oldest,
        @Nullable Instant seenAt) {}
