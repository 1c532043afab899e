package org.urbanriver.campus.notification.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.Timeline;
import org.urbanriver.campus.notification.contact.ContactCopy;
import org.urbanriver.campus.notification.contact.Contacts;
import org.urbanriver.campus.notification.delivery.Effect;
import org.urbanriver.campus.notification.delivery.Effects;
import org.urbanriver.campus.platform.problems.NotFound;

/** Tells the story of an enrollment: what happened to it and to its offering, and what followed for whom. */
@Component
class Timelines {

    /** What happens to an offering and concerns everyone in it. */
    private static final List<String> OF_OFFERING =
            List.of("offering.changed", "offering.confirmed", "offering.cancelled");

    private final RecordedEvents recorded;
    private final EventReader reader;
    private final List<Effects> channels;
    private final Contacts contacts;

    Timelines(RecordedEvents recorded, EventReader reader, List<Effects> channels, Contacts contacts) {
        this.recorded = recorded;
        this.reader = reader;
        this.channels = channels;
        this.contacts = contacts;
    }

    Timeline of(String enrollmentId) {
        var events = new ArrayList<>(recorded.ofEnrollment(enrollmentId));
        if (events.isEmpty()) {
            throw new NotFound("enrollment");
        }
        var offering = events.getFirst().offeringId();
        if (offering != null) {
            events.addAll(recorded.ofOfferingSince(
                    offering, OF_OFFERING, events.getFirst().time()));
        }
        var byId = events.stream().collect(Collectors.toMap(RecordedEvent::id, event -> event, (one, other) -> one));
        var subjects = events.stream().map(RecordedEvent::subject).collect(Collectors.toSet());
        var effects = channels.stream()
                .flatMap(channel -> channel.about(subjects).stream())
                .filter(effect -> byId.containsKey(effect.eventId()))
                .toList();
        var names = names(events, effects);
        var entries = Stream.concat(
                        events.stream().map(event -> entry(event, names)),
                        effects.stream()
                                .map(effect ->
                                        entry(effect, Objects.requireNonNull(byId.get(effect.eventId())), names)))
                .sorted(Comparator.comparing(Timeline.Entry::at)
                        .thenComparing(entry -> Objects.requireNonNull(byId.get(entry.eventId()))
                                .sequence())
                        .thenComparing(entry -> entry.effect() != null))
                .toList();
        return new Timeline(enrollmentId, entries);
    }

    private Timeline.Entry entry(RecordedEvent event, Map<String, String> names) {
        return new Timeline.Entry(
                event.time(),
                reader.typed(event)
                        .map(known -> Story.of(known, id -> names.getOrDefault(id, "account " + id)))
                        .orElseGet(() -> "An event of a type not known here: " + event.kind()),
                event.id(),
                event.type(),
                null,
                null,
                null,
                null);
    }

    private static Timeline.Entry entry(Effect effect, RecordedEvent event, Map<String, String> names) {
        var name = names.getOrDefault(effect.recipient(), "account " + effect.recipient());
        return new Timeline.Entry(
                later(effect.at(), event.time()),
                Story.of(effect, name),
                effect.eventId(),
                event.type(),
                effect.channel(),
                effect.recipient(),
                effect.outcome().name().toLowerCase(Locale.ROOT),
                detail(effect));
    }

    /** An effect never stands before its cause, even where two clocks differ. */
    private static Instant later(Instant effect, Instant cause) {
        return effect.isBefore(cause) ? cause : effect;
    }

    private static @Nullable String detail(Effect effect) {
        var tries = effect.attempts() > 1 ? "tried " + effect.attempts() + " times" : null;
        var parts = Stream.of(Optional.ofNullable(effect.detail()), Optional.ofNullable(tries))
                .flatMap(Optional::stream)
                .toList();
        return parts.isEmpty() ? null : String.join("; ", parts);
    }

    private Map<String, String> names(List<RecordedEvent> events, List<Effect> effects) {
        Set<String> ids = new HashSet<>();
        effects.forEach(effect -> ids.add(effect.recipient()));
        events.forEach(event -> reader.typed(event).flatMap(Story::actor).ifPresent(ids::add));
        var names = new HashMap<String, String>();
        for (ContactCopy contact : contacts.findAllById(ids)) {
            names.put(contact.id(), contact.name());
        }
        return names;
    }
}
