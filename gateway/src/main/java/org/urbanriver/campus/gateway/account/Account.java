package org.urbanriver.campus.gateway.account;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountChanged;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountClosed;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountDisabled;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountEnabled;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountListDownloaded;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountRegistered;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.events.Aggregate;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

/** Somebody who can sign in. Every change is told to the services, which keep copies of names and addresses. */
@Document("accounts")
class Account extends Aggregate {

    private static final String CLOSED_NAME = "Closed account";
    /** RFC 2606 keeps this domain from ever having a mailbox. */
    private static final String CLOSED_AT = "@closed.invalid";

    @Indexed(unique = true)
    private String email;

    private String name;
    private final Instant registeredAt;
    /** Absent until whoever the account was made for has claimed it, and again once it is closed. */
    private @Nullable String passwordHash;

    private Set<Role> roles;
    private boolean disabled;

    /** True until somebody has shown that they read the address's mail; absent in accounts from before that was asked. */
    private @Nullable Boolean unverified;

    /** The address that it is to have once its mail is known to be read. */
    private @Nullable String wantedEmail;

    private PersonalPreferences preferences = PersonalPreferences.NONE;

    /** Letters to reset the password that are no newer than this have been used or overtaken. */
    private @Nullable Instant passwordChangedAt;

    /** Sessions and tokens that began no later than this are void; set anew each time the account is disabled. */
    private @Nullable Instant credentialsVoidUntil;

    /** Sessions that began no later than this are void; tokens are not. */
    private @Nullable Instant sessionsVoidUntil;

    private @Nullable Instant closedAt;

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

    /** An account that somebody asks for, who is yet to show that the address is theirs. */
    static Account register(
            String id,
            EmailAddress email,
            PersonName name,
            String passwordHash,
            PersonalPreferences preferences,
            Instant now) {
        var account = new Account(id, email.value(), name.value(), now, passwordHash, EnumSet.of(Role.STUDENT));
        account.unverified = true;
        account.preferences = preferences;
        account.publish(new AccountRegistered(account.view()), now);
        return account;
    }

    /** An account that the campus is set up with by whoever runs it. */
    static Account setUp(
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

    /** The address's mail was read by whoever holds the account; again changes nothing. */
    void verify(Instant now) {
        requireOpen();
        if (unverified != null) {
            unverified = null;
            publish(new AccountChanged(view()), now);
        }
    }

    /** Remembers the address that it is to have; until its mail was read, everything stays as it is. */
    void want(EmailAddress other) {
        requireOpen();
        wantedEmail = other.value();
    }

    void keepEmail() {
        wantedEmail = null;
    }

    /** Whether this is the address that it is to have. */
    boolean wants(String other) {
        return other.equals(wantedEmail);
    }

    Optional<String> wantedEmail() {
        return Optional.ofNullable(wantedEmail);
    }

    /** Takes the address that was wanted, whose mail was read. */
    void moveToWantedEmail(Instant now) {
        requireOpen();
        email = Objects.requireNonNull(wantedEmail, "No other address is wanted");
        wantedEmail = null;
        unverified = null;
        publish(new AccountChanged(view()), now);
    }

    void rename(PersonName other, Instant now) {
        requireOpen();
        if (!name.equals(other.value())) {
            name = other.value();
            publish(new AccountChanged(view()), now);
        }
    }

    void prefer(PersonalPreferences other, Instant now) {
        requireOpen();
        if (!preferences.equals(other)) {
            preferences = other;
            publish(new AccountChanged(view()), now);
        }
    }

    PersonalPreferences preferences() {
        return preferences;
    }

    /** Another password, of somebody who knew the old one: who is signed in elsewhere has to sign in again. */
    void changePassword(String hash, Instant now) {
        requireOpen();
        passwordHash = hash;
        passwordChangedAt = now;
        sessionsVoidUntil = now;
    }

    /**
     * Another password, of somebody who read the account's mail. As the old one may be in wrong hands, so may tokens that
     * were made with it: nothing from before counts any more.
     */
    void resetPassword(String hash, Instant now) {
        requireOpen();
        var before = view();
        passwordHash = hash;
        passwordChangedAt = now;
        credentialsVoidUntil = now;
        wantedEmail = null;
        unverified = null;
        if (!view().equals(before)) {
            publish(new AccountChanged(view()), now);
        }
    }

    /** Whether a letter to reset the password, queued at this time, has not been overtaken. */
    boolean resetsBy(Instant queuedAt) {
        return !disabled && (passwordChangedAt == null || queuedAt.isAfter(passwordChangedAt));
    }

    /** Whether the password was changed then or later. */
    boolean changedPasswordSince(Instant time) {
        return !disabled && passwordChangedAt != null && !passwordChangedAt.isBefore(time);
    }

    void endSessions(Instant now) {
        sessionsVoidUntil = now;
    }

    /**
     * Closes the account for good. Its name and address go with it, as nothing here needs them any more; what the services
     * must keep of courses taken, they keep themselves. The address is free for a new account.
     */
    void close(Instant now) {
        requireOpen();
        closedAt = now;
        disabled = true;
        credentialsVoidUntil = now;
        passwordHash = null;
        name = CLOSED_NAME;
        email = id() + CLOSED_AT;
        wantedEmail = null;
        unverified = null;
        preferences = PersonalPreferences.NONE;
        publish(new AccountClosed(view()), now);
    }

    boolean isClosed() {
        return closedAt != null;
    }

    /** Gives it these roles and no others. */
    void assign(Set<Role> roles, Instant now) {
        requireOpen();
        if (!this.roles.equals(roles)) {
            this.roles = EnumSet.copyOf(roles);
            publish(new AccountChanged(view()), now);
        }
    }

    /**
     * Tells that its person took people away as a file.
     *
     * @param search with which they were found; null for all accounts
     */
    void listDownloaded(@Nullable String search, Instant now) {
        publish(new AccountListDownloaded(view(), search), now);
    }

    void disable(Instant now) {
        if (!disabled) {
            disabled = true;
            credentialsVoidUntil = now;
            publish(new AccountDisabled(view()), now);
        }
    }

    void enable(Instant now) {
        requireOpen();
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

    /** Whether a token that began at this time still speaks for the account. */
    boolean honors(Instant credentialsSince) {
        return !disabled && (credentialsVoidUntil == null || credentialsSince.isAfter(credentialsVoidUntil));
    }

    /** Whether a session that began at this time still speaks for the account. */
    boolean honorsSession(Instant since) {
        return honors(since) && (sessionsVoidUntil == null || since.isAfter(sessionsVoidUntil));
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

    /** Whether it is for somebody to show yet that they read its mail. */
    boolean isUnverified() {
        return unverified != null;
    }

    boolean isAt(String address) {
        return email.equals(address);
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
                Collections.unmodifiableSet(new TreeSet<>(roles)),
                disabled,
                registeredAt,
                isUnclaimed() && !isClosed() ? true : null,
                unverified,
                isClosed() ? true : null,
                preferences.language(),
                preferences.timeZone(),
                preferences.unwantedMails().isEmpty()
                        ? null
                        : Collections.unmodifiableSet(new TreeSet<>(preferences.unwantedMails())));
    }

    private void requireOpen() {
        if (isClosed()) {
            throw new RuleViolated(ProblemType.ACCOUNT_CLOSED, "Its person closed this account for good.");
        }
    }
}
