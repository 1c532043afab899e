package org.urbanriver.campus.gateway.account;

import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.LetterKind;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.letter.Addressed;
import org.urbanriver.campus.gateway.letter.Letters;
import org.urbanriver.campus.platform.problems.RuleViolated;

/**
 * Finds out whether people read the mail of the addresses they give: that of a new account, and one that an account is to
 * change to. Until a new address is verified the old one stays, and it is told when it is no longer the account's.
 */
@Component
public class Verifying {

    private final Accounts accounts;
    private final Directory directory;
    private final Letters letters;
    private final Clock clock;

    Verifying(Accounts accounts, Directory directory, Letters letters, Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.letters = letters;
        this.clock = clock;
    }

    /** @param changes whether the account had another address before */
    public record Verifiable(String accountId, String email, boolean changes) {}

    /** What the key of a letter would verify; nothing if it is wrong, too old, or overtaken. */
    public Optional<Verifiable> verifiable(String key) {
        return letters.opened(LetterKind.VERIFY_EMAIL, key)
                .filter(to ->
                        account(to).filter(account -> isVerifiable(account, to)).isPresent())
                .map(to -> new Verifiable(to.account(), to.mailbox(), false))
                .or(() -> letters.opened(LetterKind.CHANGE_EMAIL, key)
                        .filter(to -> account(to)
                                .filter(account -> account.wants(to.mailbox()) && !account.isDisabled())
                                .isPresent())
                        .map(to -> new Verifiable(to.account(), to.mailbox(), true)));
    }

    /** Verifies the address of a letter. Doing so again with the same letter of a new account changes nothing. */
    public Optional<Verifiable> verify(String key) {
        var found = verifiable(key);
        found.ifPresent(what -> {
            if (what.changes()) {
                move(what);
            } else {
                directory.change(what.accountId(), account -> account.verify(clock.instant()));
            }
        });
        return found;
    }

    /** Asks for another address, which gets a letter. A taken one is told openly, as it is to those who register. */
    public void ask(String accountId, String email) {
        var address = EmailAddress.of(email);
        if (accounts.required(accountId).isAt(address.value())) {
            directory.change(accountId, Account::keepEmail);
            return;
        }
        requireFree(address.value());
        var letter = letters.queueTo(LetterKind.CHANGE_EMAIL, accountId, address.value(), null);
        try {
            directory.change(accountId, account -> account.want(address));
        } catch (RuntimeException e) {
            letters.drop(letter);
            throw e;
        }
    }

    public void cancel(String accountId) {
        directory.change(accountId, Account::keepEmail);
    }

    /** Sends another letter to the address that is to be verified; 409 if there is none. */
    public void sendAgain(String accountId) {
        var account = accounts.required(accountId);
        var wanted = account.wantedEmail();
        if (wanted.isPresent()) {
            letters.queueTo(LetterKind.CHANGE_EMAIL, accountId, wanted.get(), null);
        } else if (account.isUnverified()) {
            letters.queueTo(LetterKind.VERIFY_EMAIL, accountId, account.caller().email(), null);
        } else {
            throw new RuleViolated(ProblemType.NOTHING_TO_VERIFY, "Your e-mail address is verified already.");
        }
    }

    private void move(Verifiable what) {
        var old = accounts.required(what.accountId()).caller().email();
        requireFree(what.email());
        var notice = letters.queueTo(LetterKind.EMAIL_CHANGED, what.accountId(), old, null);
        try {
            directory.change(what.accountId(), account -> {
                if (account.wants(what.email())) {
                    account.moveToWantedEmail(clock.instant());
                }
            });
        } catch (DuplicateKeyException e) {
            letters.drop(notice);
            throw taken();
        }
    }

    private Optional<Account> account(Addressed to) {
        return accounts.findById(to.account());
    }

    private static boolean isVerifiable(Account account, Addressed to) {
        return account.isAt(to.mailbox()) && !account.isDisabled();
    }

    private void requireFree(String email) {
        if (accounts.findByEmail(email).isPresent()) {
            throw taken();
        }
    }

    private static RuleViolated taken() {
        return new RuleViolated(
                ProblemType.EMAIL_TAKEN,
                "Another account has this e-mail address. Choose another, or sign in with that.");
    }
}
