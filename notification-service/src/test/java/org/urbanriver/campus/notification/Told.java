package org.urbanriver.campus.notification;

import java.util.List;
import org.urbanriver.campus.contracts.events.EnrollmentEvent;
import org.urbanriver.campus.notification.message.Message;
import org.urbanriver.campus.notification.message.Messages;
import org.urbanriver.campus.notification.message.Reader;

/** What people are told who chose neither a language nor a time zone. */
public final class Told {

    private Told() {}

    public static List<Message> about(EnrollmentEvent event) {
        return Messages.about(event, account -> Reader.ANYBODY);
    }
}
