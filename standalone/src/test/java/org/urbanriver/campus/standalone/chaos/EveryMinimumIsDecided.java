package org.urbanriver.campus.standalone.chaos;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Of an offering that needs a number of students it was decided once whether it takes place, when its time had come. */
final class EveryMinimumIsDecided implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        var end = evidence.events().stream()
                .map(Event::time)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return evidence.histories().values().stream()
                .filter(history -> history.getFirst().isOfOffering()
                        && history.getFirst().view().hasNonNull("decideAt"))
                .flatMap(history -> decided(history, end));
    }

    private static Stream<Violation> decided(List<Event> history, Instant end) {
        var scheduled = history.getFirst();
        var decideAt = Instant.parse(scheduled.view().get("decideAt").asString());
        var decisions = history.stream()
                .filter(event -> event.kind().equals("offering.confirmed")
                        || event.kind().equals("offering.cancelled"))
                .map(Event::time)
                .toList();
        var isDecided = decisions.size() == 1 && !decisions.getFirst().isBefore(decideAt);
        return isDecided || decisions.isEmpty() && end.isBefore(decideAt)
                ? Stream.empty()
                : Stream.of(new Violation(
                        scheduled.subject(),
                        "it was to be decided at %s, and was at %s".formatted(decideAt, decisions)));
    }
}
