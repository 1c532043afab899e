package org.urbanriver.campus.gateway.letter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom a letter was queued for: an account, a mailbox, or an account at a mailbox that need not be the one it has.
 *
 * @param name how to address the reader, where the account cannot say
 * @param queuedAt when it was queued
 */
public record Addressed(
        @Nullable String accountId,
        @Nullable String email,
        @Nullable String name,
        Instant queuedAt) {

    /** A letter that somebody opened may stand for the account alone, or for the mailbox alone. */
    public String account() {
        if (accountId == null) {
            throw new IllegalStateException("The letter is for no account");
        }
        return accountId;
    }

    public String mailbox() {
        if (email == null) {
            throw new IllegalStateException("The letter is for no mailbox");
        }
        return email;
    }
}
