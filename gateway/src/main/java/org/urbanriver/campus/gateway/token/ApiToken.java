package org.urbanriver.campus.gateway.token;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A token by which a program speaks for an account. Only the hash of its secret is kept; as the secret has 256 random
 * bits, a fast hash suffices.
 *
 * @param hash SHA-256 of the secret
 * @param handle by which its owner names it, as the secret is not to be shown again
 * @param lastUsedAt to the hour, but never before it was made
 */
@Document("tokens")
record ApiToken(
        @Id String hash,
        String handle,
        @Indexed String accountId,
        String name,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    private static final Duration COARSE = Duration.ofHours(1);

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Whether the hour of its last use is another one now. */
    boolean isUsedAnew(Instant now) {
        return lastUsedAt == null || !now.isBefore(lastUsedAt.plus(COARSE));
    }

    /** What is kept of a use at this time. */
    Instant used(Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        return hour.isBefore(createdAt) ? createdAt : hour;
    }

    TokenView view() {
        return new TokenView(handle, name, createdAt, expiresAt, lastUsedAt);
    }
}
