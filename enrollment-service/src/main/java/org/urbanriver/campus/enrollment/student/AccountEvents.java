package org.urbanriver.campus.enrollment.student;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.AccountEvent;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.events.Copies;
import org.urbanriver.campus.platform.events.Received;

/** Keeps the copies of accounts up to date; each event carries the whole account. */
@Component
class AccountEvents {

    private final Copies copies;

    AccountEvents(Copies copies) {
        this.copies = copies;
    }

    @KafkaListener(
            id = "students",
            idIsGroup = false,
            topics = "${campus.namespace}" + Topics.ACCOUNTS,
            groupId = "${campus.namespace}enrollment-service.students")
    void on(Received<AccountEvent> received) {
        copies.keep(StudentCopy.of(received.event().account(), received.sequence()));
    }
}
