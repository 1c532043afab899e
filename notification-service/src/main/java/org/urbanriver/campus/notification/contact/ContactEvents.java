package org.urbanriver.campus.notification.contact;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.AccountEvent;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.events.Copies;
import org.urbanriver.campus.platform.events.Received;

/** Keeps contacts as accounts change. */
@Component
class ContactEvents {

    private final Copies copies;

    ContactEvents(Copies copies) {
        this.copies = copies;
    }

    @KafkaListener(
            id = "contacts",
            topics = "${campus.namespace}" + Topics.ACCOUNTS,
            groupId = "${campus.namespace}notification-service.contacts")
    void on(Received<AccountEvent> received) {
        copies.keep(ContactCopy.of(received.event().account(), received.sequence()));
    }
}
