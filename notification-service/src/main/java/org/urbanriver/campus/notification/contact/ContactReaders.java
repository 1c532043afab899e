package org.urbanriver.campus.notification.contact;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.notification.message.Reader;
import org.urbanriver.campus.notification.message.Readers;

/** Knows from the contacts how people are written to. */
@Component
class ContactReaders implements Readers {

    private final Contacts contacts;
    /** The inbox and the mail ask for the same people at about the same time, and every event of an offering for its instructors. */
    private final LoadingCache<String, @Nullable Reader> known;

    ContactReaders(Contacts contacts) {
        this.contacts = contacts;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(1))
                .maximumSize(10_000)
                .build(this::find);
    }

    @Override
    public Reader of(String accountId) {
        return Objects.requireNonNullElse(known.get(accountId), Reader.ANYBODY);
    }

    /** Nothing is remembered of who is not known yet. */
    private @Nullable Reader find(String accountId) {
        return contacts.findById(accountId)
                .map(contact -> new Reader(contact.language(), contact.timeZone()))
                .orElse(null);
    }
}
