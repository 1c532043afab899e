package org.urbanriver.campus.enrollment.message;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.RosterMessageCommand;
import org.urbanriver.campus.contracts.enrollments.RosterMessageView;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.RosterMessageSent;
import org.urbanriver.campus.platform.events.Aggregate;
import org.urbanriver.campus.platform.security.Caller;

/** A message to the people who are on a roster when it is sent. It is written once, with the events that carry it to them. */
@Document("roster_messages")
@CompoundIndex(def = "{offeringId: 1, sentAt: -1}")
class RosterMessage extends Aggregate {

    /** Keeps an event well below what a broker takes. */
    static final int RECIPIENTS_AN_EVENT = 1_000;

    private final String offeringId;
    private final RosterMessageView message;
    private final Instant sentAt;

    @PersistenceCreator
    private RosterMessage(String id, String offeringId, RosterMessageView message, Instant sentAt) {
        super(id);
        this.offeringId = offeringId;
        this.message = message;
        this.sentAt = sentAt;
    }

    static RosterMessage send(
            String id,
            OfferingView offering,
            RosterMessageCommand command,
            List<String> recipients,
            Caller by,
            Instant now) {
        var message = new RosterMessageView(
                id,
                line(command.subject()),
                paragraphs(command.text()),
                Boolean.TRUE.equals(command.waiting()),
                by.id(),
                by.name(),
                now,
                recipients.size());
        var sent = new RosterMessage(id, offering.id(), message, now);
        for (var from = 0; from < recipients.size(); from += RECIPIENTS_AN_EVENT) {
            var some = recipients.subList(from, Math.min(recipients.size(), from + RECIPIENTS_AN_EVENT));
            sent.publish(new RosterMessageSent(offering.withoutLink(), message, List.copyOf(some)), now);
        }
        return sent;
    }

    RosterMessageView view() {
        return message;
    }

    private static String line(String typed) {
        return typed.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** Line feeds alone, and nothing that could not be seen. */
    private static String paragraphs(String typed) {
        return typed.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
