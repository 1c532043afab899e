package org.urbanriver.campus.notification.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.EnrollmentEvent;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.notification.contact.Contacts;
import org.urbanriver.campus.notification.message.Message;
import org.urbanriver.campus.notification.message.Messages;
import org.urbanriver.campus.notification.message.Readers;
import org.urbanriver.campus.platform.events.Received;

/** Queues the mail that enrollment events ask for; it is sent elsewhere, so that a slow mail server holds up no event. */
@Component
class MailEvents {

    private static final Logger log = LoggerFactory.getLogger(MailEvents.class);

    private final Mails mails;
    private final Postman postman;
    private final Contacts contacts;
    private final Readers readers;
    private final MailSettings settings;

    MailEvents(Mails mails, Postman postman, Contacts contacts, Readers readers, MailSettings settings) {
        this.mails = mails;
        this.postman = postman;
        this.contacts = contacts;
        this.readers = readers;
        this.settings = settings;
        if (!settings.hasServer()) {
            log.warn("No mail server is configured (SMTP_HOST): mail is recorded as skipped, and none is sent");
        }
    }

    @KafkaListener(
            id = "mail",
            topics = "${campus.namespace}" + Topics.ENROLLMENTS,
            groupId = "${campus.namespace}notification-service.mail")
    void on(Received<EnrollmentEvent> received) {
        Messages.about(received.event(), readers).stream()
                .filter(Message::mailed)
                .forEach(message -> {
                    if (!settings.hasServer()) {
                        mails.skip(message, received.envelope(), "no mail server is configured");
                    } else if (isUnwanted(message)) {
                        mails.skip(message, received.envelope(), "the person wants such messages in the inbox only");
                    } else {
                        mails.queue(message, received.envelope());
                        postman.wake();
                    }
                });
    }

    private boolean isUnwanted(Message message) {
        return Messages.optional(message.kind())
                .flatMap(mail -> contacts.findById(message.recipient()).filter(contact -> !contact.wants(mail)))
                .isPresent();
    }
}
