package org.urbanriver.campus.gateway.letter;

import java.util.Optional;
import org.urbanriver.campus.contracts.notifications.LetterKind;

/** What letters ask of accounts, which build on letters. */
public interface Recipients {

    /** Where the letter goes; nowhere if the account is not there, or in no need of it any more. */
    Optional<Recipient> of(LetterKind kind, String accountId);

    /** A person and their mailbox. */
    record Recipient(String email, String name) {}
}
