package org.urbanriver.campus.gateway.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    private final Accounts accounts;
    private final Passwords passwords;
    private final LoadingCache<String, Optional<Account>> cache;

    Directory(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.cache =
                Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(KEPT).build(accounts::findById);
    }

    /** The account in whose name a session or token that began at this time still speaks. */
    public Optional<Caller> honored(String accountId, Instant credentialsSince) {
        return cache.get(accountId)
                .filter(account -> account.honors(credentialsSince))
                .map(Account::caller);
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
