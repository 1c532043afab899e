package org.urbanriver.campus.gateway.letter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.notifications.LetterKind;

/** What letters ask of accounts, which build on letters. */
public interface Recipients {

    /** Where the letter goes; nowhere if the account is not there, or in no need of it any more. */
    Optional<Recipient> of(LetterKind kind, Addressed addressed);

    /** A person, their mailbox, and how they are written to. */
    record Recipient(
            String accountId,
            String email,
            String name,
            @Nullable String language,
            @Nullable String timeZone) {}
}
