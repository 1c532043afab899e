package org.urbanriver.campus.standalone.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.urbanriver.campus.standalone.chaos.Ledger.Entry;

/**
 * Who comes first is served first: from one state of a ledger to the next that was seen, those who wait keep their order, who
 * comes joins at the end, and nobody is given or offered a seat while someone before them goes on waiting. Whom staff gave a
 * seat that they reserved, or may have, may pass.
 */
final class QueueIsKept implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        var mayPass = evidence.calls().stream()
                .filter(call -> call.kind() == Call.Kind.ENROLL_HELD && (call.isAcknowledged() || call.isOpen()))
                .map(Call::enrollment)
                .collect(Collectors.toSet());
        var latest = new HashMap<String, Ledger>();
        return Stream.concat(evidence.snapshots().stream(), evidence.ledgers().stream())
                .flatMap(ledger -> {
                    var before = latest.put(ledger.offering(), ledger);
                    return before == null || ledger.closed() || before.waiting().isEmpty()
                            ? Stream.empty()
                            : new Step(before, ledger, mayPass)
                                    .flaws()
                                    .map(words -> new Violation(ledger.offering(), words));
                });
    }

    private record Step(Ledger before, Ledger after, Set<String> mayPass) {

        Stream<String> flaws() {
            return Stream.of(reordered(), intruders(), overtakers(), outOfTurn(after.offered()), seatedOutOfTurn())
                    .flatMap(List::stream);
        }

        private List<Entry> stayed() {
            return before.waiting().stream().filter(after.waiting()::contains).toList();
        }

        private List<String> reordered() {
            return after.waiting().stream().filter(stayed()::contains).toList().equals(stayed())
                    ? List.of()
                    : List.of("the queue %s became %s".formatted(before.waiting(), after.waiting()));
        }

        private List<String> intruders() {
            if (stayed().isEmpty()) {
                return List.of();
            }
            var known = students(before.waiting());
            return after.waiting().subList(0, after.waiting().indexOf(stayed().getLast())).stream()
                    .filter(entry -> !known.contains(entry.student()))
                    .map(entry -> "%s joined the queue before its end".formatted(entry))
                    .toList();
        }

        /** The first who still waits was passed by all behind them who are served by now, and by all newcomers who are. */
        private List<String> overtakers() {
            if (stayed().isEmpty()) {
                return List.of();
            }
            var first = stayed().getFirst();
            var ahead = before.waiting().subList(0, before.waiting().indexOf(first));
            var known = students(before.served());
            known.addAll(students(ahead));
            return after.served().stream()
                    .filter(entry -> !known.contains(entry.student()))
                    .filter(entry -> !mayPass.contains(after.offering() + "_" + entry.student()))
                    .map(entry -> "%s has a seat while %s still waits".formatted(entry, first))
                    .toList();
        }

        /** Offers may be accepted in any order. */
        private List<String> seatedOutOfTurn() {
            return before.offered().isEmpty() && after.offered().isEmpty() ? outOfTurn(after.holders()) : List.of();
        }

        private List<String> outOfTurn(List<Entry> served) {
            Map<Entry, Integer> places = new HashMap<>();
            before.waiting().forEach(entry -> places.put(entry, places.size()));
            var promoted = served.stream()
                    .filter(places::containsKey)
                    .filter(entry -> !mayPass.contains(after.offering() + "_" + entry.student()))
                    .toList();
            var flaws = new ArrayList<String>();
            IntStream.range(1, promoted.size())
                    .filter(i -> places.get(promoted.get(i)) < places.get(promoted.get(i - 1)))
                    .forEach(i -> flaws.add("%s was served after %s, who was behind them"
                            .formatted(promoted.get(i), promoted.get(i - 1))));
            return flaws;
        }

        private static Set<String> students(List<Entry> entries) {
            return entries.stream().map(Entry::student).collect(Collectors.toSet());
        }
    }
}
