package org.urbanriver.campus.notification.inbox;

import java.time.Clock;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.EnrollmentEvent;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.notification.message.Messages;
import org.urbanriver.campus.notification.message.Readers;
import org.urbanriver.campus.platform.events.Received;

/** Writes into the inboxes what enrollment events have to say. */
@Component
class InboxEvents {

    private final Inbox inbox;
    private final InboxStreams streams;
    private final Readers readers;
    private final Clock clock;

    InboxEvents(Inbox inbox, InboxStreams streams, Readers readers, Clock clock) {
        this.inbox = inbox;
        this.streams = streams;
        this.readers = readers;
        this.clock = clock;
    }

    @KafkaListener(
            id = "inbox",
            topics = "${campus.namespace}" + Topics.ENROLLMENTS,
            groupId = "${campus.namespace}notification-service.inbox")
    void on(
            @Payload Received<EnrollmentEvent> received,
            @Header(KafkaHeaders.RECEIVED_PARTITION) int partition,
            @Header(KafkaHeaders.OFFSET) long offset) {
        for (var message : Messages.about(received.event(), readers)) {
            inbox.add(InboxEntry.of(message, received.envelope(), clock.instant(), partition, offset));
            streams.wake(message.recipient());
        }
    }
}
