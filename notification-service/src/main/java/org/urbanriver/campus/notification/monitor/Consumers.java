package org.urbanriver.campus.notification.monitor;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.Timeline.Consumer;
import org.urbanriver.campus.contracts.notifications.Timeline.Progress;
import org.urbanriver.campus.notification.delivery.Failures;
import org.urbanriver.campus.notification.delivery.Failures.Failure;
import org.urbanriver.campus.notification.words.Words;

/** Tells who has consumed some events, who will, and who could not. */
@Component
class Consumers {

    private final Consumption consumption;
    private final Failures failures;

    Consumers(Consumption consumption, Failures failures) {
        this.consumption = consumption;
        this.failures = failures;
    }

    Told of(Collection<RecordedEvent> events) {
        var reached = consumption.look();
        var failed = new HashMap<String, Map<String, Failure>>();
        for (var failure : failures.of(events.stream().map(RecordedEvent::id).toList())) {
            failed.computeIfAbsent(failure.eventId(), any -> new HashMap<>()).put(failure.group(), failure);
        }
        return new Told(reached, failed);
    }

    /** What is known of the events that were asked for. */
    record Told(Optional<Consumption.Reached> reached, Map<String, Map<String, Failure>> failed) {

        @Nullable
        String problem() {
            return reached.isPresent() ? null : Words.of("story").say("consumers.unknown");
        }

        List<Consumer> of(RecordedEvent event) {
            var failures = failed.getOrDefault(event.id(), Map.of());
            return reached.map(all -> all.until(event).entrySet().stream()
                            .map(group ->
                                    consumer(event, group.getKey(), group.getValue(), failures.get(group.getKey())))
                            .toList())
                    .orElseGet(() -> failures.values().stream()
                            .map(failure -> consumer(event, failure))
                            .toList());
        }

        private Consumer consumer(RecordedEvent event, String group, long left, @Nullable Failure failure) {
            if (left > 0) {
                var what = left == 1 ? words("consumers.next") : words("consumers.behind", left);
                return new Consumer(group, Progress.WAITING, what, left, null);
            }
            return failure == null
                    ? new Consumer(group, Progress.CONSUMED, words("consumed"), null, null)
                    : consumer(event, failure);
        }

        private Consumer consumer(RecordedEvent event, Failure failure) {
            return switch (failure.state()) {
                case OPEN -> failed(failure, "consumers.failed");
                case REPLAYING -> failed(failure, "consumers.replaying");
                case REPLAYED -> replayed(event, failure);
                case DISCARDED -> failed(failure, "consumers.discarded");
            };
        }

        /** Sent again, and consumed once its group has come to where that stands; of what an earlier version sent that is not known. */
        private Consumer replayed(RecordedEvent event, Failure failure) {
            var replay = failure.replay();
            var left = replay == null
                    ? Optional.<Long>empty()
                    : reached.map(all -> all.until(failure.group(), event.topic(), replay));
            var consumed = left.isPresent() && left.get() == 0;
            return new Consumer(
                    failure.group(),
                    consumed ? Progress.CONSUMED : Progress.WAITING,
                    words(consumed ? "consumed.replay" : "consumers.replayed", failure.reason()),
                    left.filter(behind -> behind > 0).orElse(null),
                    failure.deadLetter());
        }

        private static Consumer failed(Failure failure, String how) {
            return new Consumer(
                    failure.group(), Progress.FAILED, words(how, failure.reason()), null, failure.deadLetter());
        }

        private static String words(String key, Object... values) {
            return Words.of("story").say(key, values);
        }
    }
}
