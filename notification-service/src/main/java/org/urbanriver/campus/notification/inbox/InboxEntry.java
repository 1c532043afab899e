package org.urbanriver.campus.notification.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.notifications.InboxEntryView;
import org.urbanriver.campus.notification.delivery.Effect;
import org.urbanriver.campus.notification.message.Message;
import org.urbanriver.campus.platform.events.Envelope;

/**
 * One message to one person. Its id names the event and the person, so that inserting it is both the act and the record that
 * it was done.
 *
 * @param subject id of the aggregate that the event happened to
 * @param at when it was written
 * @param partition of the event in its topic; with the offset, the place of this entry in a live stream
 */
@Document("inbox")
@CompoundIndex(name = "recipient_at", def = "{'recipient': 1, 'at': -1}")
@CompoundIndex(name = "recipient_readAt", def = "{'recipient': 1, 'readAt': 1}")
record InboxEntry(
        @Id String id,
        String recipient,
        String eventId,
        @Indexed String subject,
        String kind,
        String title,
        String text,
        String link,
        Instant at,
        @Nullable Instant readAt,
        int partition,
        long offset) {

    static InboxEntry of(Message message, Envelope envelope, Instant at, int partition, long offset) {
        return new InboxEntry(
                Effect.key(envelope.id(), message.recipient(), "inbox"),
                message.recipient(),
                envelope.id(),
                envelope.subject(),
                message.kind(),
                message.title(),
                message.text(),
                message.action().path(),
                at,
                null,
                partition,
                offset);
    }

    InboxEntryView view() {
        return new InboxEntryView(id, kind, title, text, link, at, readAt);
    }
}
