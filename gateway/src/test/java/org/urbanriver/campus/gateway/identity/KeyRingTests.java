package org.urbanriver.campus.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.urbanriver.campus.gateway.GatewayTest;

class KeyRingTests extends GatewayTest {

    @Autowired
    SigningKeys keys;

    @Autowired
    KeyRing shared;

    @BeforeEach
    void noKeys() {
        keys.deleteAll();
    }

    @AfterEach
    void keysOfNow() {
        clock.reset();
        keys.deleteAll();
        shared.renew();
    }

    @Test
    void ofSeveralGatewaysThatStartAtOnceAllUseOneKey() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = IntStream.range(0, 3)
                    .mapToObj(each -> threads.submit(
                            () -> new KeyRing(keys, clock).current().getKeyID()))
                    .toList();

            var first = started.getFirst().get();
            for (var each : started) {
                assertThat(each.get()).isEqualTo(first);
            }
        }
        assertThat(keys.count()).isEqualTo(1);
    }

    @Test
    void aRestartKeepsTheKey() {
        var before = new KeyRing(keys, clock).current().getKeyID();

        assertThat(new KeyRing(keys, clock).current().getKeyID()).isEqualTo(before);
    }

    @Test
    void aNewKeyIsKnownBeforeItSignsAndTheOldOneUntilItsTokensAreGone() {
        var ring = new KeyRing(keys, clock);
        var old = ring.current().getKeyID();

        clock.forward(KeyRing.RENEWED_AFTER.plusMinutes(1));
        ring.renew();
        assertThat(ring.published().getKeys()).hasSize(2);
        assertThat(ring.current().getKeyID()).isEqualTo(old);

        clock.forward(KeyRing.KNOWN_BEFORE_USE.plusSeconds(1));
        ring.renew();
        var next = ring.current().getKeyID();
        assertThat(next).isNotEqualTo(old);
        assertThat(ring.published().getKeys()).extracting(JWK::getKeyID).containsExactly(old, next);

        clock.forward(KeyRing.PUBLISHED_AFTER_USE.plus(Duration.ofSeconds(1)));
        ring.renew();
        assertThat(ring.published().getKeys()).extracting(JWK::getKeyID).containsExactly(next);
    }

    @Test
    void nothingSecretIsPublished() {
        var ring = new KeyRing(keys, clock);
        ring.current();

        assertThat(ring.published().getKeys()).noneMatch(JWK::isPrivate);
        assertThat(http().get("/internal/jwks").body()).doesNotContain("\"d\"").contains("\"kid\"");
        assertThat(keys.findAll().toString()).doesNotContain("\"d\"");
    }
}
