package org.urbanriver.campus.gateway.account;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.AddressBatch.NamedAddress;
import org.urbanriver.campus.contracts.accounts.ResolvedAddress;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.LetterKind;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.letter.Letters;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.RuleViolated;

/** Finds people's accounts by their addresses, and makes accounts for those who have none, with a letter to claim it. */
@Component
class Invitations {

    private final Accounts accounts;
    private final Directory directory;
    private final Letters letters;
    private final Clock clock;

    Invitations(Accounts accounts, Directory directory, Letters letters, Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.letters = letters;
        this.clock = clock;
    }

    /** @param course title of the course that the letter names */
    ResolvedAddress resolve(NamedAddress person, @Nullable String course) {
        try {
            var address = EmailAddress.of(person.email());
            var name = PersonName.of(person.name());
            return found(address).orElseGet(() -> invite(address, name, Set.of(Role.STUDENT), course));
        } catch (Invalid e) {
            var error = e.errors().getFirst();
            var field = error.pointer().equals("/email") ? "The address " : "The name ";
            return new ResolvedAddress(null, false, field + error.message() + ".");
        }
    }

    /** An account for somebody new, with these roles once it is claimed; 409 {@code email-taken} if there is one already. */
    AccountView invite(EmailAddress address, PersonName name, Set<Role> roles) {
        var resolved = found(address).orElseGet(() -> invite(address, name, roles, null));
        var account = resolved.account();
        if (account == null || !resolved.made()) {
            throw new RuleViolated(
                    ProblemType.EMAIL_TAKEN,
                    "There is an account with this e-mail address already. Look for it in the list of accounts.");
        }
        return account;
    }

    private Optional<ResolvedAddress> found(EmailAddress address) {
        return accounts.findByEmail(address.value()).map(account -> new ResolvedAddress(account.view(), false, null));
    }

    /** The letter is queued first: a crash in between leaves a letter to nobody, which is dropped, and no silent account. */
    private ResolvedAddress invite(EmailAddress address, PersonName name, Set<Role> roles, @Nullable String course) {
        var id = Ids.next();
        var letter = letters.queue(LetterKind.CLAIM, id, course);
        try {
            var account = directory.save(Account.invite(id, address, name, roles, clock.instant()));
            return new ResolvedAddress(account.view(), true, null);
        } catch (DuplicateKeyException e) {
            letters.drop(letter);
            return found(address).orElseThrow(() -> e);
        }
    }
}
