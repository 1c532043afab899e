package org.urbanriver.campus.gateway.account;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.notifications.LetterKind;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.letter.Letters;
import org.urbanriver.campus.platform.problems.RuleViolated;

/** What people change about their own accounts. */
@Component
public class OwnAccount {

    private final Accounts accounts;
    private final Directory directory;
    private final Admins admins;
    private final Passwords passwords;
    private final Letters letters;
    private final Clock clock;

    OwnAccount(
            Accounts accounts, Directory directory, Admins admins, Passwords passwords, Letters letters, Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.admins = admins;
        this.passwords = passwords;
        this.letters = letters;
        this.clock = clock;
    }

    public AccountView view(String accountId) {
        return accounts.required(accountId).view();
    }

    /** Certificates and enrollments that are there already keep the name that they were made with. */
    public AccountView rename(String accountId, String name) {
        var person = PersonName.of(name);
        return directory
                .change(accountId, account -> account.rename(person, clock.instant()))
                .view();
    }

    public PersonalPreferences preferences(String accountId) {
        return accounts.required(accountId).preferences();
    }

    public PersonalPreferences prefer(String accountId, PersonalPreferences preferences) {
        preferences.requireKnown();
        return directory
                .change(accountId, account -> account.prefer(preferences, clock.instant()))
                .preferences();
    }

    public EmailState email(String accountId) {
        var account = accounts.required(accountId);
        return new EmailState(
                account.caller().email(),
                !account.isUnverified(),
                account.wantedEmail().orElse(null));
    }

    /** Other sessions are void from now on; tokens, which have names and an end of their own, are not. */
    public void changePassword(String accountId, String password) {
        var caller = accounts.required(accountId).caller();
        passwords.judge(password, EmailAddress.of(caller.email()), caller.name());
        var hash = passwords.hash(password);
        var notice = letters.queue(LetterKind.PASSWORD_CHANGED, accountId, null);
        try {
            directory.change(accountId, account -> account.changePassword(hash, clock.instant()));
        } catch (RuntimeException e) {
            letters.drop(notice);
            throw e;
        }
    }

    /** All sessions that began until now are void, the caller's own included. */
    public void endSessions(String accountId) {
        directory.change(accountId, account -> account.endSessions(clock.instant()));
    }

    /**
     * Closes the account for good, with one save: sessions and tokens are void with it, and the services follow its event.
     * They stop writing mail and withdraw the person from what they are enrolled in, however often one of them dies on the
     * way. The last admin is refused with 409.
     */
    public void close(String accountId) {
        var account = accounts.required(accountId);
        if (account.isClosed()) {
            throw new RuleViolated(ProblemType.ACCOUNT_CLOSED, "This account is closed already.");
        }
        var caller = account.caller();
        if (account.isActiveAdmin()) {
            admins.leaving(accountId);
        }
        var notice = letters.queueTo(LetterKind.ACCOUNT_CLOSED, accountId, caller.email(), caller.name());
        try {
            directory.change(accountId, each -> each.close(clock.instant()));
        } catch (RuntimeException e) {
            letters.drop(notice);
            throw e;
        } finally {
            admins.enteredIfActive(accountId);
        }
    }
}
