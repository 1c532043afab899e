package org.urbanriver.campus.gateway.token;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.account.Directory;
import org.urbanriver.campus.gateway.identity.Secrets;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

/** Makes, finds and revokes tokens. */
@Component
public class Tokens {

    private static final int MAX_PER_ACCOUNT = 20;
    private static final String PREFIX = "urc_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private final ApiTokens tokens;
    private final Directory directory;
    private final Clock clock;
    /** Spares the store while a program calls many times a second; a revoked token is forgotten at once here. */
    private final LoadingCache<String, Optional<ApiToken>> cache;

    Tokens(ApiTokens tokens, Directory directory, Clock clock) {
        this.tokens = tokens;
        this.directory = directory;
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(1))
                .maximumSize(20_000)
                .build(tokens::findById);
    }

    /** Who the token speaks for; nobody if it was made up, revoked or has expired, or the account is disabled. */
    public Optional<Caller> caller(String secret) {
        if (!SHAPE.matcher(secret).matches()) {
            return Optional.empty();
        }
        var hash = Secrets.hash(secret);
        var now = clock.instant();
        var found = cache.get(hash).filter(token -> !token.isExpired(now));
        var caller = found.flatMap(token -> directory.honored(token.accountId(), token.createdAt()));
        if (caller.isPresent() && found.get().isUsedAnew(now)) {
            tokens.used(hash, found.get().used(now));
            cache.invalidate(hash);
        }
        return caller;
    }

    public NewToken create(String accountId, String name, int days) {
        var now = clock.instant();
        requireRoom(accountId, MAX_PER_ACCOUNT - 1, now);
        var secret = PREFIX + Secrets.next();
        var token = new ApiToken(
                Secrets.hash(secret), Ids.next(), accountId, name.strip(), now, now.plus(Duration.ofDays(days)), null);
        tokens.save(token);
        try {
            requireRoom(accountId, MAX_PER_ACCOUNT, now); // others may have been made at the same time
        } catch (RuleViolated e) {
            tokens.deleteById(token.hash());
            throw e;
        }
        return new NewToken(token.handle(), token.name(), secret, token.createdAt(), token.expiresAt());
    }

    /** The newest first. */
    public List<TokenView> of(String accountId) {
        return valid(accountId, clock.instant()).stream()
                .sorted(Comparator.comparing(ApiToken::createdAt).reversed())
                .map(ApiToken::view)
                .toList();
    }

    /** Somebody else's token does not exist for this account. */
    public void revoke(String accountId, String handle) {
        var found = tokens.findByAccountId(accountId).stream()
                .filter(token -> token.handle().equals(handle))
                .findFirst()
                .orElseThrow(() -> new NotFound("token"));
        tokens.deleteById(found.hash());
        cache.invalidate(found.hash());
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void sweep() {
        tokens.deleteByExpiresAtBefore(clock.instant());
    }

    private void requireRoom(String accountId, int most, Instant now) {
        if (valid(accountId, now).size() > most) {
            throw new RuleViolated(
                    ProblemType.TOO_MANY_TOKENS,
                    "An account has at most " + MAX_PER_ACCOUNT + " tokens. Revoke one that is no longer used.");
        }
    }

    private List<ApiToken> valid(String accountId, Instant now) {
        return tokens.findByAccountId(accountId).stream()
                .filter(token -> !token.isExpired(now))
                .filter(token -> directory.honored(accountId, token.createdAt()).isPresent())
                .toList();
    }
}
