package org.urbanriver.campus.notification.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.notification.delivery.Effect;
import org.urbanriver.campus.notification.message.Message;

/**
 * One mail to one person, from the event that asks for it to its end. Its id names the event and the person, so that an event
 * that arrives again asks for nothing new.
 *
 * @param subject id of the aggregate that the event happened to
 * @param attempts how often it was taken up
 * @param dueAt when it may next be taken up; whoever does moves it on, so that nobody else does meanwhile
 * @param refusedSince since when it was not taken each time it was tried; absent where it was not tried, or the mail server was away
 * @param detail why it is not sent
 * @param to where it goes, if that is not for the recipient's contact to say; no longer there once it is finished
 */
@Document("mails")
@CompoundIndex(name = "state_dueAt", def = "{'state': 1, 'dueAt': 1}")
record Mail(
        @Id String id,
        String eventId,
        @Indexed String subject,
        String recipient,
        Message message,
        State state,
        int attempts,
        Instant queuedAt,
        Instant dueAt,
        @Nullable Instant refusedSince,
        @Nullable Instant finishedAt,
        @Nullable String detail,
        @Nullable Addressee to) {

    /** Whether its link is for its reader alone, and is kept here no longer than it takes to send it. */
    boolean isSecret() {
        return to != null;
    }

    /** How far a mail has come. */
    enum State {
        QUEUED(Effect.Outcome.QUEUED),
        SENT(Effect.Outcome.DONE),
        /** there was nobody or nothing to send it by; not an error */
        SKIPPED(Effect.Outcome.SKIPPED),
        FAILED(Effect.Outcome.FAILED);

        private final Effect.Outcome outcome;

        State(Effect.Outcome outcome) {
            this.outcome = outcome;
        }
    }

    Effect effect() {
        return new Effect(
                eventId,
                recipient,
                "mail",
                message.title(),
                state.outcome,
                finishedAt == null ? queuedAt : finishedAt,
                attempts,
                detail);
    }
}
