package org.urbanriver.campus.notification.deadletter;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;
import org.urbanriver.campus.notification.audit.AuditTrail;
import org.urbanriver.campus.notification.deadletter.DeadLetter.Decision;

/**
 * Writes decisions into the audit trail. A decision stands in its letters first, with the mark that it is not in the trail yet:
 * what a crash leaves behind is written down by the next look, and never twice, as the entry has the decision's own id.
 */
@Component
class DecisionNotes {

    private static final Logger log = LoggerFactory.getLogger(DecisionNotes.class);

    /** Longer than deciding about all letters of a kind takes, so that all of them are counted. */
    static final Duration DECIDED_WITHIN = Duration.ofSeconds(30);

    private static final int AT_A_LOOK = 200;

    private final DeadLetters letters;
    private final AuditTrail trail;
    private final Clock clock;

    DecisionNotes(DeadLetters letters, AuditTrail trail, Clock clock) {
        this.letters = letters;
        this.trail = trail;
        this.clock = clock;
    }

    /** Of a decision about one letter. */
    void write(DeadLetter letter) {
        var decision = letter.decision();
        var act = decision == null ? null : decision.act();
        if (decision == null || act == null) {
            return;
        }
        if (decision.kind() != null) {
            write(decision, act, letters.countOfAct(act));
        } else if (letter.state() == DeadLetterState.DISCARDED) {
            var what = "%s discarded %s; note: “%s”".formatted(decision.name(), words(letter), decision.note());
            note(decision, act, "dead-letter.discarded", what, letter.id());
        } else {
            note(decision, act, "dead-letter.replayed", decision.name() + " replayed " + words(letter), letter.id());
        }
    }

    /** Of a decision about all letters of a kind. */
    void write(Decision decision, String act, long count) {
        var what = "%s replayed %d dead letters at once: %s".formatted(decision.name(), count, decision.kind());
        note(decision, act, "dead-letter.replayed", what, "dead-letters");
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        try {
            letters.unnoted(clock.instant().minus(DECIDED_WITHIN), AT_A_LOOK).forEach(this::write);
        } catch (RuntimeException e) {
            log.warn("Decisions about dead letters will be written down by the next look: {}", e.getMessage());
        }
    }

    private void note(Decision decision, String act, String kind, String what, String subject) {
        trail.note(act, decision.at(), decision.admin(), kind, what, subject);
        letters.noted(act);
    }

    private static String words(DeadLetter letter) {
        return "the dead letter of %s about %s".formatted(letter.group(), letter.eventId());
    }
}
