package org.urbanriver.campus.notification.message;

/** What messages ask of contacts, which build on messages. */
@FunctionalInterface
public interface Readers {

    Reader of(String accountId);
}
