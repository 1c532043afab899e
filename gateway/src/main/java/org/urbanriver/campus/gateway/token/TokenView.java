package org.urbanriver.campus.gateway.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token as its owner sees it afterwards; never its secret.
 *
 * @param lastUsedAt to the hour, but never before it was made; absent while it was never used
 */
public record TokenView(
        String id,
        String name,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
