package org.urbanriver.campus.gateway.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.platform.security.CampusToken;

/** The keys in use, shared by all gateways: each is renewed after a month and published until its tokens are gone. */
@Component
class KeyRing {

    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

    static final Duration RENEWED_AFTER = Duration.ofDays(30);
    /** Long enough for every gateway to know a new key before the first token is signed with it. */
    static final Duration KNOWN_BEFORE_USE = Duration.ofMinutes(10);

    static final Duration PUBLISHED_AFTER_USE = CampusToken.LIFETIME.multipliedBy(5);

    private final SigningKeys keys;
    private final Clock clock;
    private volatile Ring ring = new Ring(List.of());

    KeyRing(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The key to sign with now. */
    RSAKey current() {
        if (ring.keys().isEmpty()) {
            renew();
        }
        return ring.signing(clock.instant()).key();
    }

    /** The public half of every key whose tokens may be under way. */
    JWKSet published() {
        if (ring.keys().isEmpty()) {
            renew();
        }
        return new JWKSet(
                ring.keys().stream().<JWK>map(each -> each.key().toPublicJWK()).toList());
    }

    /** Makes, takes over and drops keys as their time has come. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    synchronized void renew() {
        var now = clock.instant();
        var stored = keys.findAllByOrderByNumber();
        if (stored.isEmpty()) {
            add(SigningKey.generate(1, now));
        } else if (stored.getLast().signsFrom().plus(RENEWED_AFTER).isBefore(now)) {
            add(SigningKey.generate(stored.getLast().number() + 1, now.plus(KNOWN_BEFORE_USE)));
        }
        for (var i = 0; i + 1 < stored.size(); i++) {
            if (stored.get(i + 1).signsFrom().plus(PUBLISHED_AFTER_USE).isBefore(now)) {
                keys.deleteById(stored.get(i).number());
            }
        }
        ring = Ring.of(keys.findAllByOrderByNumber());
    }

    private void add(SigningKey key) {
        try {
            keys.insert(key);
            log.info("Signing key {} signs from {}", key.number(), key.signsFrom());
        } catch (DuplicateKeyException e) {
            log.debug("Another gateway made {} first", key);
        }
    }

    private record Ring(List<Parsed> keys) {

        static Ring of(List<SigningKey> stored) {
            return new Ring(stored.stream()
                    .map(each -> new Parsed(each.signsFrom(), each.key()))
                    .toList());
        }

        Parsed signing(Instant now) {
            return keys.reversed().stream()
                    .filter(each -> !each.signsFrom().isAfter(now))
                    .findFirst()
                    .orElseGet(keys::getFirst);
        }
    }

    private record Parsed(Instant signsFrom, RSAKey key) {}
}
