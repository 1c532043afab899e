package org.urbanriver.campus.gateway.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.platform.security.Caller;

/**
 * Answers who an account is, for every request that comes with a session or a token. What it knows is at most a second
 * old on another gateway, and never on the one where the account was changed.
 */
@Component
public class Directory {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int KEPT = 20_000;
    private static final int TRIES = 5;

    private final Accounts accounts;
    private final Passwords passwords;
    private final LoadingCache<String, Optional<Account>> cache;

    Directory(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.cache =
                Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(KEPT).build(accounts::findById);
    }

    /** The account in whose name a token that began at this time still speaks. */
    public Optional<Caller> honored(String accountId, Instant credentialsSince) {
        return cache.get(accountId)
                .filter(account -> account.honors(credentialsSince))
                .map(Account::caller);
    }

    /** The account in whose name a session that began at this time still speaks. */
    public Optional<Caller> honoredSession(String accountId, Instant since) {
        return cache.get(accountId)
                .filter(account -> account.honorsSession(since))
                .map(Account::caller);
    }

    /** How the person wants to be met; nothing is known of one who has no account. */
    public PersonalPreferences preferences(String accountId) {
        return cache.get(accountId).map(Account::preferences).orElse(PersonalPreferences.NONE);
    }

    /** Whether the person is yet to show that they read the address's mail. */
    public boolean isUnverified(String accountId) {
        return cache.get(accountId).filter(Account::isUnverified).isPresent();
    }

    /** The account with this address and password, unless it is disabled or unclaimed. Takes equally long for an unknown address. */
    public Optional<Caller> authenticate(String email, String password) {
        var found = accounts.findByEmail(EmailAddress.spelling(email));
        var hash = found.flatMap(Account::passwordHash);
        if (hash.isEmpty()) {
            passwords.pretend(password);
            return Optional.empty();
        }
        var account = found.get();
        if (!passwords.matches(password, hash.get()) || account.isDisabled()) {
            return Optional.empty();
        }
        if (passwords.isOutdated(hash.get())) {
            upgrade(account, password);
        }
        return Optional.of(account.caller());
    }

    /** Loads, changes and saves; repeated when someone else changed it meanwhile. */
    Account change(String accountId, Consumer<Account> change) {
        for (var tries = 1; ; tries++) {
            var account = accounts.required(accountId);
            change.accept(account);
            try {
                return save(account);
            } catch (OptimisticLockingFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Saves a change so that it holds for the next request already. */
    Account save(Account account) {
        try {
            return accounts.save(account);
        } finally {
            cache.invalidate(account.id());
        }
    }

    private void upgrade(Account account, String password) {
        account.upgradePassword(passwords.hash(password));
        try {
            save(account);
        } catch (OptimisticLockingFailureException e) {
            // Somebody else changed the account just now; the next sign-in upgrades it.
        }
    }
}
