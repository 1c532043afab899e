package org.urbanriver.campus.gateway.letter;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.notifications.LetterKind;
import org.urbanriver.campus.gateway.identity.Secrets;

/**
 * A letter, from being asked for until nobody can use it any more.
 *
 * @param course title of the course that it is about
 * @param waiting true until the letter is handed over, then absent
 * @param dueAt when it may next be taken up
 * @param keys one for each try to hand it over that may have got through, as nobody can tell which was in the letter
 */
@Document("letters")
record Letter(
        @Id String id,
        LetterKind kind,
        String accountId,
        @Nullable String course,
        Instant createdAt,
        @Indexed(sparse = true) @Nullable Boolean waiting,
        Instant dueAt,
        int attempts,
        List<Key> keys) {

    /** What is kept of a secret. */
    record Key(String hash, Instant expiresAt) {

        private boolean fits(String other, Instant now) {
            return MessageDigest.isEqual(hash.getBytes(), other.getBytes()) && now.isBefore(expiresAt);
        }
    }

    static Letter to(String accountId, LetterKind kind, @Nullable String course, String id, Instant now) {
        return new Letter(id, kind, accountId, course, now, true, now, 0, List.of());
    }

    boolean isOpenedBy(String secret, Instant now) {
        var hash = Secrets.hash(secret);
        return keys.stream().anyMatch(key -> key.fits(hash, now));
    }
}
