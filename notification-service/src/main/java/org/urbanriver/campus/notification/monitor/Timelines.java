package org.urbanriver.campus.notification.monitor;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.Timeline;
import org.urbanriver.campus.contracts.notifications.Timeline.Entry;
import org.urbanriver.campus.notification.delivery.Effect;
import org.urbanriver.campus.notification.delivery.Effects;
import org.urbanriver.campus.platform.problems.NotFound;

/** Tells the story of an enrollment: what happened to it and to its offering, why, and what followed for whom. */
@Component
class Timelines {

    /** What happens to an offering and concerns everyone in it. */
    private static final List<String> OF_OFFERING =
            List.of("offering.changed", "offering.confirmed", "offering.cancelled");

    private static final int DEEPEST_CAUSE = 5;

    private final RecordedEvents recorded;
    private final Narrator narrator;
    private final Consumers consumers;
    private final List<Effects> channels;

    Timelines(RecordedEvents recorded, Narrator narrator, Consumers consumers, List<Effects> channels) {
        this.recorded = recorded;
        this.narrator = narrator;
        this.consumers = consumers;
        this.channels = channels;
    }

    Timeline of(String enrollmentId) {
        var own = recorded.ofEnrollment(enrollmentId);
        if (own.isEmpty()) {
            throw new NotFound("enrollment");
        }
        var story = story(own);
        var told = Stream.concat(own.stream(), story.values().stream().filter(each -> each.enrollmentId() == null))
                .distinct()
                .toList();
        var subjects = told.stream().map(RecordedEvent::subject).collect(Collectors.toSet());
        var effects = channels.stream()
                .flatMap(channel -> channel.about(subjects).stream())
                .filter(effect -> told.stream().anyMatch(event -> event.id().equals(effect.eventId())))
                .toList();
        var names = narrator.names(
                story.values(), effects.stream().map(Effect::recipient).toList());
        var consumed = consumers.of(story.values());
        var entries = Stream.concat(
                        story.values().stream().map(event -> entry(event, story, names, consumed)),
                        effects.stream()
                                .map(effect ->
                                        entry(effect, Objects.requireNonNull(story.get(effect.eventId())), names)))
                .sorted(Comparator.comparing(Entry::at)
                        .thenComparing(entry -> depth(entry.eventId(), story))
                        .thenComparing(entry -> Objects.requireNonNull(story.get(entry.eventId()))
                                .sequence())
                        .thenComparing(entry -> entry.effect() != null))
                .toList();
        return new Timeline(enrollmentId, entries, consumed.problem());
    }

    /** The enrollment's own events, those of its offering since, what any of them followed from, and what followed from its own. */
    private Map<String, RecordedEvent> story(List<RecordedEvent> own) {
        var story = new LinkedHashMap<String, RecordedEvent>();
        own.forEach(event -> story.put(event.id(), event));
        var offering = own.getFirst().offeringId();
        if (offering != null) {
            recorded.ofOfferingSince(offering, OF_OFFERING, own.getFirst().time())
                    .forEach(event -> story.put(event.id(), event));
        }
        recorded.causedBy(own.stream().map(RecordedEvent::id).toList())
                .forEach(event -> story.putIfAbsent(event.id(), event));
        for (var depth = 0; depth < DEEPEST_CAUSE; depth++) {
            var missing = story.values().stream()
                    .flatMap(event -> Stream.ofNullable(event.cause()))
                    .filter(cause -> !story.containsKey(cause))
                    .collect(Collectors.toSet());
            if (missing.isEmpty()) {
                break;
            }
            story.putAll(recorded.find(missing));
        }
        return story;
    }

    /** How many events of the story led to this one: where two happened at the same time, the cause comes first. */
    private static int depth(String eventId, Map<String, RecordedEvent> story) {
        var depth = 0;
        var event = story.get(eventId);
        while (event != null && event.cause() != null && depth <= DEEPEST_CAUSE) {
            event = story.get(event.cause());
            depth++;
        }
        return depth;
    }

    private Entry entry(
            RecordedEvent event,
            Map<String, RecordedEvent> story,
            UnaryOperator<String> names,
            Consumers.Told consumed) {
        var cause = event.cause() == null ? null : story.get(event.cause());
        var what = narrator.what(event, names);
        return new Entry(
                event.time(),
                cause == null ? what : Story.told().because(what, narrator.because(cause, names)),
                event.id(),
                event.type(),
                event.cause(),
                event.enrollmentId(),
                event.actor(),
                event.relayedAt(),
                null,
                null,
                null,
                null,
                consumed.of(event));
    }

    private static Entry entry(Effect effect, RecordedEvent event, UnaryOperator<String> names) {
        return new Entry(
                later(effect.at(), event.time()),
                Story.told().of(effect, names.apply(effect.recipient())),
                effect.eventId(),
                event.type(),
                event.id(),
                event.enrollmentId(),
                null,
                null,
                effect.channel(),
                effect.recipient(),
                effect.outcome().name().toLowerCase(Locale.ROOT),
                detail(effect),
                List.of());
    }

    /** An effect never stands before its cause, even where two clocks differ. */
    private static Instant later(Instant effect, Instant cause) {
        return effect.isBefore(cause) ? cause : effect;
    }

    private static @Nullable String detail(Effect effect) {
        var tries = effect.attempts() > 1 ? Story.told().tries(effect.attempts()) : null;
        var parts = Stream.of(Optional.ofNullable(effect.detail()), Optional.ofNullable(tries))
                .flatMap(Optional::stream)
                .toList();
        return parts.isEmpty() ? null : String.join("; ", parts);
    }
}
