package org.urbanriver.campus.notification.contact;

import org.springframework.stereotype.Component;
import org.urbanriver.campus.notification.message.Reader;
import org.urbanriver.campus.notification.message.Readers;

/** Knows from the contacts how people are written to. */
@Component
class ContactReaders implements Readers {

    private final Contacts contacts;

    ContactReaders(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Reader of(String accountId) {
        return contacts.findById(accountId)
                .map(contact -> new Reader(contact.language(), contact.timeZone()))
                .orElse(Reader.ANYBODY);
    }
}
