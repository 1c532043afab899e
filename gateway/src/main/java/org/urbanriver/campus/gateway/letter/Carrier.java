package org.urbanriver.campus.gateway.letter;

import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.urbanriver.campus.contracts.notifications.LetterApi;
import org.urbanriver.campus.contracts.notifications.LetterCommand;

/**
 * Hands letters to the notification service until it has taken them. A secret is made only then, so that none lies
 * around; one that got lost on the way leaves a hash that nobody knows the secret of.
 */
@Component
class Carrier {

    private static final Logger log = LoggerFactory.getLogger(Carrier.class);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Letters letters;
    private final Recipients recipients;
    private final LetterApi post;
    private final Clock clock;

    Carrier(Letters letters, Recipients recipients, LetterApi post, Clock clock) {
        this.letters = letters;
        this.recipients = recipients;
        this.post = post;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        try {
            for (var due = letters.claim(); due.isPresent(); due = letters.claim()) {
                if (!carry(due.get())) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            log.warn("Letters wait for the next look: {}", e.getMessage());
        }
    }

    /** False if there is no sense in trying the next one. */
    private boolean carry(Letter letter) {
        var to = recipients.of(letter.kind(), letter.addressed());
        if (to.isPresent()) {
            return handOver(letter, to.get());
        }
        if (clock.instant()
                .isBefore(letter.createdAt().plus(Terms.of(letter.kind()).follows()))) {
            letters.postpone(letter, clock.instant().plusSeconds(1));
        } else {
            letters.drop(letter.id());
        }
        return true;
    }

    private boolean handOver(Letter letter, Recipients.Recipient to) {
        var terms = Terms.of(letter.kind());
        var valid = terms.valid();
        var key = valid == null ? null : letters.addKey(letter, valid);
        try {
            post.send(new LetterCommand(
                    letter.id(),
                    letter.kind(),
                    to.accountId(),
                    to.email(),
                    to.name(),
                    letter.course(),
                    to.language(),
                    to.timeZone(),
                    key == null ? terms.page() : terms.page() + "?key=" + key.key(),
                    key == null ? null : key.kept().expiresAt()));
            if (key == null) {
                letters.drop(letter.id());
            } else {
                letters.handedOver(letter);
            }
            return true;
        } catch (RestClientException e) {
            if (key != null && cannotHaveArrived(e)) {
                letters.removeKey(letter, key);
            }
            var pause = Duration.ofSeconds(1L << Math.clamp(letter.attempts(), 0, 6));
            letters.postpone(letter, clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
            log.warn("Letter {} is not taken yet: {}", letter.id(), e.getMessage());
            return e instanceof RestClientResponseException;
        }
    }

    private static boolean cannotHaveArrived(RestClientException e) {
        return e instanceof ResourceAccessException && e.getCause() instanceof ConnectException
                || e instanceof RestClientResponseException answer
                        && answer.getStatusCode().is4xxClientError();
    }
}
