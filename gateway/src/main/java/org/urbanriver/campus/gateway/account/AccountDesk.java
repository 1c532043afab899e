package org.urbanriver.campus.gateway.account;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** What admins do with accounts, by the API and by pages; everybody else is refused (403). */
@Component
public class AccountDesk {

    private final Accounts accounts;
    private final Directory directory;
    private final Invitations invitations;
    private final Admins admins;
    private final CurrentCaller caller;
    private final Clock clock;

    AccountDesk(
            Accounts accounts,
            Directory directory,
            Invitations invitations,
            Admins admins,
            CurrentCaller caller,
            Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.invitations = invitations;
        this.admins = admins;
        this.caller = caller;
        this.clock = clock;
    }

    /** Those with this text in their name or address, by address; {@code role} narrows it to those who hold it. */
    public Page<AccountView> search(String text, @Nullable Role role, int page, int size) {
        caller.get().require(Role.ADMIN);
        var pattern = Pattern.quote(text.strip());
        var request = PageRequest.of(page, size, Sort.by("email"));
        var found = role == null ? accounts.search(pattern, request) : accounts.search(pattern, role, request);
        return new Page<>(found.map(Account::view).getContent(), page, size, found.getTotalElements());
    }

    /** Leaves a trace of who takes the enrollments away that were found by a name or an address, before they are given away. */
    public void handOut(String search) {
        var admin = accounts.required(caller.get().require(Role.ADMIN).id());
        admin.listDownloaded(search, clock.instant());
        directory.save(admin);
    }

    public AccountView account(String id) {
        caller.get().require(Role.ADMIN);
        return accounts.required(id).view();
    }

    /** The id of the account with this address. */
    public Optional<String> idOf(String email) {
        caller.get().require(Role.ADMIN);
        return accounts.findByEmail(EmailAddress.spelling(email)).map(Account::id);
    }

    /** The names of those of the accounts that there are, by their ids. */
    public Map<String, String> names(Collection<String> ids) {
        caller.get().require(Role.ADMIN);
        var names = new HashMap<String, String>();
        accounts.findAllById(ids)
                .forEach(account -> names.put(account.id(), account.view().name()));
        return names;
    }

    /** Makes an account that its person is asked by mail to claim; 409 {@code email-taken}. */
    public AccountView invite(String email, String name, Set<Role> roles) {
        caller.get().require(Role.ADMIN);
        return invitations.invite(EmailAddress.of(email), PersonName.of(name), roles);
    }

    /** Gives it these roles and no others; 409 {@code last-admin} if nobody else would be an admin. */
    public AccountView assign(String id, Set<Role> roles) {
        caller.get().require(Role.ADMIN);
        var account = accounts.required(id);
        account.assign(roles, clock.instant());
        return keepingAnAdmin(account);
    }

    /** Ends the account's sessions and tokens at once; they stay void when it is enabled again. */
    public AccountView disable(String id) {
        caller.get().require(Role.ADMIN);
        var account = accounts.required(id);
        account.disable(clock.instant());
        return keepingAnAdmin(account);
    }

    public AccountView enable(String id) {
        caller.get().require(Role.ADMIN);
        var account = accounts.required(id);
        account.enable(clock.instant());
        return keepingAnAdmin(account);
    }

    private AccountView keepingAnAdmin(Account account) {
        if (!account.isActiveAdmin()) {
            admins.leaving(account.id());
        }
        try {
            account = directory.save(account);
        } finally {
            admins.enteredIfActive(account.id());
        }
        return account.view();
    }
}
