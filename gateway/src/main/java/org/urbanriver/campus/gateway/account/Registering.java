package org.urbanriver.campus.gateway.account;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.LetterKind;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.letter.Letters;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

/** Makes accounts: those that people register themselves, and those that the campus is set up with. */
@Component
public class Registering {

    private final Accounts accounts;
    private final Directory directory;
    private final Admins admins;
    private final Passwords passwords;
    private final Letters letters;
    private final Clock clock;

    Registering(
            Accounts accounts, Directory directory, Admins admins, Passwords passwords, Letters letters, Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.admins = admins;
        this.passwords = passwords;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * A new student. A taken address is told openly: people forget that they registered, and hiding it takes a mail
     * round trip that would delay enrolling; the rate limit keeps the answer from serving as a list of who is here.
     *
     * <p>A letter asks to verify the address. Until that is done the account may do all that a student may: whoever stands
     * between a free seat and a full class should not have to wait for a mail. The pages remind of it.
     *
     * @param language that the person registers in; letters are written in it
     */
    public AccountView register(String email, String name, String password, @Nullable String language) {
        var address = EmailAddress.of(email);
        var person = PersonName.of(name);
        passwords.judge(password, address, person.value());
        requireFree(address);
        var id = Ids.next();
        var letter = letters.queueTo(LetterKind.VERIFY_EMAIL, id, address.value(), null);
        try {
            var preferences = PersonalPreferences.of(language);
            return save(Account.register(id, address, person, passwords.hash(password), preferences, clock.instant()));
        } catch (RuleViolated e) {
            letters.drop(letter);
            throw e;
        }
    }

    /** The account of this address, made with these roles if there is none; for setting up, so any password goes. */
    public Caller ensure(String email, String name, String password, Set<Role> roles) {
        var address = EmailAddress.of(email);
        var found = accounts.findByEmail(address.value());
        if (found.isEmpty()) {
            try {
                create(address, PersonName.of(name), password, roles);
            } catch (RuleViolated e) {
                // Another gateway made it just now.
            }
            found = accounts.findByEmail(address.value());
        }
        return found.orElseThrow().caller();
    }

    Optional<Account> find(String email) {
        return accounts.findByEmail(EmailAddress.spelling(email));
    }

    /** Made by whoever runs the campus, whose word is taken for the address. */
    AccountView create(EmailAddress email, PersonName name, String password, Set<Role> roles) {
        requireFree(email);
        return save(Account.setUp(Ids.next(), email, name, passwords.hash(password), roles, clock.instant()));
    }

    private void requireFree(EmailAddress email) {
        if (accounts.findByEmail(email.value()).isPresent()) {
            throw taken(email);
        }
    }

    private AccountView save(Account account) {
        try {
            account = directory.save(account);
        } catch (DuplicateKeyException e) {
            throw taken(EmailAddress.of(account.caller().email()));
        }
        admins.enteredIfActive(account.id());
        return account.view();
    }

    /** Whoever registers has not shown that the mailbox is theirs, so an unclaimed account is not given to them here. */
    private RuleViolated taken(EmailAddress email) {
        var unclaimed =
                accounts.findByEmail(email.value()).filter(Account::isClaimable).isPresent();
        return new RuleViolated(
                ProblemType.EMAIL_TAKEN,
                unclaimed
                        ? "The institute made an account for this e-mail address already."
                                + " Ask for a mail at /claim, and claim it with the link in there."
                        : "There is an account with this e-mail address already. Sign in with it.");
    }
}
