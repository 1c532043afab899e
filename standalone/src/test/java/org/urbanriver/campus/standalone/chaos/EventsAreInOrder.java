package org.urbanriver.campus.standalone.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All events of one aggregate stand in one partition, each for the first time behind the first of the one before. An event may
 * stand there again, also behind later ones; who takes each id once, or nothing older than what they have, never goes back.
 */
final class EventsAreInOrder implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        Map<String, Integer> partitions = new HashMap<>();
        Map<String, Long> latest = new HashMap<>();
        return evidence.log().stream().flatMap(event -> {
            var subject = event.topic() + " " + event.subject();
            var partition = partitions.putIfAbsent(subject, event.partition());
            if (partition != null && partition != event.partition()) {
                return Stream.of(new Violation(
                        event.subject(),
                        "%s is in partition %d, those before in %d"
                                .formatted(event.id(), event.partition(), partition)));
            }
            var before = latest.getOrDefault(subject, 0L);
            latest.put(subject, Math.max(before, event.sequence()));
            return event.sequence() > before + 1
                    ? Stream.of(new Violation(event.subject(), "%s follows #%d".formatted(event.id(), before)))
                    : Stream.empty();
        });
    }
}
