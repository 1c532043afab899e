package org.urbanriver.campus.gateway.account;

import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.LetterKind;
import org.urbanriver.campus.gateway.letter.Letters;
import org.urbanriver.campus.platform.security.Caller;

/**
 * Gives an account another password for whoever reads its mail. Whether there is such an account shows in no answer, nor in
 * the time that it takes: that is looked up only as the letter is handed over.
 */
@Component
public class Resetting {

    private static final int TRIES = 3;

    private final Accounts accounts;
    private final Directory directory;
    private final Admins admins;
    private final Passwords passwords;
    private final Letters letters;
    private final Clock clock;

    Resetting(
            Accounts accounts, Directory directory, Admins admins, Passwords passwords, Letters letters, Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.admins = admins;
        this.passwords = passwords;
        this.letters = letters;
        this.clock = clock;
    }

    /** Sends a letter to the address, if there is an account to it. An earlier letter is of no use any more. */
    public void ask(String email) {
        letters.queueToMailbox(LetterKind.RESET_PASSWORD, EmailAddress.of(email).value());
    }

    /** Whose password the key resets; nobody's if it is wrong, too old, used or overtaken. */
    public Optional<Caller> resettable(String key) {
        return opened(key).map(Account::caller);
    }

    /**
     * Sets the password, which a common one cannot be (422), and ends all sessions and tokens; of two at once one does. An
     * account that is yet to be claimed is so, as this proves no less than its own letter would.
     */
    public Optional<Caller> reset(String key, String password) {
        for (var tries = 0; tries < TRIES; tries++) {
            var found = opened(key);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            var account = found.get();
            var caller = account.caller();
            passwords.judge(password, EmailAddress.of(caller.email()), caller.name());
            var hash = passwords.hash(password);
            var notice = letters.queue(LetterKind.PASSWORD_CHANGED, account.id(), null);
            account.resetPassword(hash, clock.instant());
            try {
                directory.save(account);
                admins.enteredIfActive(account.id());
                return Optional.of(caller);
            } catch (OptimisticLockingFailureException e) {
                letters.drop(notice); // Somebody else reset or changed it just now: look again.
            }
        }
        return Optional.empty();
    }

    private Optional<Account> opened(String key) {
        return letters.opened(LetterKind.RESET_PASSWORD, key)
                .flatMap(letter ->
                        accounts.findByEmail(letter.mailbox()).filter(account -> account.resetsBy(letter.queuedAt())));
    }
}
