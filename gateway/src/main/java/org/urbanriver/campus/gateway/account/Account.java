package org.urbanriver.campus.gateway.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountChanged;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountDisabled;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountEnabled;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountListDownloaded;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountRegistered;
import org.urbanriver.campus.platform.events.Aggregate;
import org.urbanriver.campus.platform.security.Caller;

/** Somebody who can sign in. Every change is told to the services, which keep copies of names and addresses. */
@Document("accounts")
class Account extends Aggregate {

    @Indexed(unique = true)
    private final String email;

    private final String name;
    private final Instant registeredAt;
    /** Absent until whoever the account was made for has claimed it. */
    private @Nullable String passwordHash;

    private Set<Role> roles;
    private boolean disabled;

    /** Sessions and tokens that began no later than this are void; set anew each time the account is disabled. */
    private @Nullable Instant credentialsVoidUntil;

    @PersistenceCreator
    private Account(
            String id,
            String email,
            String name,
            Instant registeredAt,
            @Nullable String passwordHash,
            Set<Role> roles) {
        super(id);
        this.email = email;
        this.name = name;
        this.registeredAt = registeredAt;
        this.passwordHash = passwordHash;
        this.roles = roles;
    }

    static Account register(
            String id, EmailAddress email, PersonName name, String passwordHash, Set<Role> roles, Instant now) {
        var account = new Account(id, email.value(), name.value(), now, passwordHash, EnumSet.copyOf(roles));
        account.publish(new AccountRegistered(account.view()), now);
        return account;
    }

    /** An account made for somebody, who is yet to claim it. */
    static Account invite(String id, EmailAddress email, PersonName name, Set<Role> roles, Instant now) {
        var account = new Account(id, email.value(), name.value(), now, null, EnumSet.copyOf(roles));
        account.publish(new AccountRegistered(account.view()), now);
        return account;
    }

    /** Takes the first password of whoever proved to read the account's mail. */
    void claim(String passwordHash, Instant now) {
        if (!isClaimable()) {
            throw new IllegalStateException("The account " + id() + " is not there to be claimed");
        }
        this.passwordHash = passwordHash;
        publish(new AccountChanged(view()), now);
    }

    /** Gives it these roles and no others. */
    void assign(Set<Role> roles, Instant now) {
        if (!this.roles.equals(roles)) {
            this.roles = EnumSet.copyOf(roles);
            publish(new AccountChanged(view()), now);
        }
    }

    /** Tells that its person took the list of all accounts away as a file. */
    void listDownloaded(Instant now) {
        publish(new AccountListDownloaded(view()), now);
    }

    void disable(Instant now) {
        if (!disabled) {
            disabled = true;
            credentialsVoidUntil = now;
            publish(new AccountDisabled(view()), now);
        }
    }

    void enable(Instant now) {
        if (disabled) {
            disabled = false;
            publish(new AccountEnabled(view()), now);
        }
    }

    /** Keeps the same password under a newer algorithm. */
    void upgradePassword(String hash) {
        passwordHash = hash;
    }

    boolean isActiveAdmin() {
        return !disabled && !isUnclaimed() && roles.contains(Role.ADMIN);
    }

    /** Whether a session or token that began at this time still speaks for the account. */
    boolean honors(Instant credentialsSince) {
        return !disabled && (credentialsVoidUntil == null || credentialsSince.isAfter(credentialsVoidUntil));
    }

    boolean isDisabled() {
        return disabled;
    }

    boolean isUnclaimed() {
        return passwordHash == null;
    }

    boolean isClaimable() {
        return isUnclaimed() && !disabled;
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    Caller caller() {
        return new Caller(id(), name, email, Set.copyOf(roles));
    }

    AccountView view() {
        return new AccountView(
                id(),
                email,
                name,
                java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(roles)),
                disabled,
                registeredAt,
                isUnclaimed() ? true : null);
    }
}
