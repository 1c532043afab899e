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
 * @param email the mailbox that it proves, or is for, whatever the account's address is by then
 * @param name how to address the reader, where the account cannot say
 * @param course title of the course that it is about
 * @param waiting true until the letter is handed over, then absent
 * @param dueAt when it may next be taken up
 * @param keys one for each try to hand it over that may have got through, as nobody can tell which was in the letter
 */
@Document("letters")
record Letter(
        @Id String id,
        LetterKind kind,
        @Nullable String accountId,
        @Indexed(sparse = true) @Nullable String email,
        @Nullable String name,
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

    static Letter to(Addressed addressed, LetterKind kind, @Nullable String course, String id) {
        var now = addressed.queuedAt();
        return new Letter(
                id,
                kind,
                addressed.accountId(),
                addressed.email(),
                addressed.name(),
                course,
                now,
                true,
                now,
                0,
                List.of());
    }

    boolean isOpenedBy(String secret, Instant now) {
        var hash = Secrets.hash(secret);
        return keys.stream().anyMatch(key -> key.fits(hash, now));
    }

    Addressed addressed() {
        return new Addressed(accountId, email, name, createdAt);
    }
}
