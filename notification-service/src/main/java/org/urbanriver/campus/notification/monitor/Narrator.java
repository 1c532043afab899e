package org.urbanriver.campus.notification.monitor;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.notification.contact.ContactCopy;
import org.urbanriver.campus.notification.contact.Contacts;

/** Tells recorded events in words, with the names of the people in them. */
@Component
class Narrator {

    private final EventReader reader;
    private final Contacts contacts;

    Narrator(EventReader reader, Contacts contacts) {
        this.reader = reader;
        this.contacts = contacts;
    }

    String what(RecordedEvent event, UnaryOperator<String> names) {
        return reader.typed(event)
                .map(known -> Story.told().of(known, names))
                .orElseGet(() -> Story.told().ofUnknown(event.kind()));
    }

    /** Why something else happened: this event in a few words. */
    String because(RecordedEvent cause, UnaryOperator<String> names) {
        return reader.typed(cause)
                .map(known -> Story.told().because(known, names))
                .orElseGet(() -> Story.told().becauseOfUnknown(cause.kind(), cause.id()));
    }

    /** The names of those who act in some events, and of some more. */
    UnaryOperator<String> names(Collection<RecordedEvent> events, Collection<String> more) {
        Set<String> ids = new HashSet<>(more);
        for (var event : events) {
            reader.typed(event).flatMap(Story::actor).ifPresent(ids::add);
            if (event.actor() != null) {
                ids.add(event.actor());
            }
        }
        Map<String, String> names =
                contacts.findAllById(ids).stream().collect(Collectors.toMap(ContactCopy::id, ContactCopy::name));
        var story = Story.told();
        return id -> Objects.requireNonNullElseGet(names.get(id), () -> story.nameless(id));
    }
}
