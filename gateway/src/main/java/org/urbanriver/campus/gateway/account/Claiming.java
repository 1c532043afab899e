package org.urbanriver.campus.gateway.account;

import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.LetterKind;
import org.urbanriver.campus.gateway.letter.Addressed;
import org.urbanriver.campus.gateway.letter.Letters;
import org.urbanriver.campus.platform.security.Caller;

/** Gives accounts that were made for somebody to whoever proves to read their mail. */
@Component
public class Claiming {

    private static final int TRIES = 3;

    private final Accounts accounts;
    private final Directory directory;
    private final Admins admins;
    private final Passwords passwords;
    private final Letters letters;
    private final Clock clock;

    Claiming(Accounts accounts, Directory directory, Admins admins, Passwords passwords, Letters letters, Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.admins = admins;
        this.passwords = passwords;
        this.letters = letters;
        this.clock = clock;
    }

    /** Whose account the key opens; nobody's if it is wrong, too old, or was used. */
    public Optional<Caller> claimable(String key) {
        return find(key).map(Account::caller);
    }

    /** Claims the account with this first password, which a common one cannot be (422); of two at once one does. */
    public Optional<Caller> claim(String key, String password) {
        for (var tries = 0; tries < TRIES; tries++) {
            var found = find(key);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            var account = found.get();
            var caller = account.caller();
            passwords.judge(password, EmailAddress.of(caller.email()), caller.name());
            account.claim(passwords.hash(password), clock.instant());
            try {
                directory.save(account);
                admins.enteredIfActive(account.id());
                return Optional.of(caller);
            } catch (OptimisticLockingFailureException e) {
                // Somebody else claimed or changed it just now: look again.
            }
        }
        return Optional.empty();
    }

    /** Sends another letter, if there is an account with this address to be claimed. */
    public void sendLetter(String email) {
        accounts.findByEmail(EmailAddress.spelling(email))
                .filter(Account::isClaimable)
                .ifPresent(account -> letters.queue(LetterKind.CLAIM, account.id(), null));
    }

    private Optional<Account> find(String key) {
        return letters.opened(LetterKind.CLAIM, key)
                .map(Addressed::account)
                .flatMap(accounts::findById)
                .filter(Account::isClaimable);
    }
}
