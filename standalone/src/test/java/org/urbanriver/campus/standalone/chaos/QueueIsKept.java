package org.urbanriver.campus.standalone.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanriver.campus.standalone.chaos.Ledger.Entry;

/**
 * Who comes first is served first: from one state of a ledger to the next that was seen, those who wait keep their order, who
 * comes joins at the end, and nobody gets a seat while someone before them goes on waiting.
 */
final class QueueIsKept implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        var latest = new HashMap<String, Ledger>();
        return Stream.concat(evidence.snapshots().stream(), evidence.ledgers().stream())
                .flatMap(ledger -> {
                    var before = latest.put(ledger.offering(), ledger);
                    return before == null || ledger.closed() ? Stream.empty() : between(before, ledger);
                });
    }

    private static Stream<Violation> between(Ledger before, Ledger after) {
        var stayed = before.waiting().stream().filter(after.waiting()::contains).toList();
        if (stayed.isEmpty() && before.waiting().isEmpty()) {
            return Stream.empty();
        }
        var violations = new ArrayList<String>();
        var stillWaiting = after.waiting().stream().filter(stayed::contains).toList();
        if (!stillWaiting.equals(stayed)) {
            violations.add("the queue %s became %s".formatted(before.waiting(), after.waiting()));
        }
        var waitedBefore = students(before.waiting());
        if (!stayed.isEmpty()) {
            var last = after.waiting().indexOf(stillWaiting.getLast());
            after.waiting().subList(0, last).stream()
                    .filter(entry -> !waitedBefore.contains(entry.student()))
                    .forEach(entry -> violations.add("%s joined the queue before its end".formatted(entry)));
        }
        violations.addAll(overtakers(before, after, stayed));
        return violations.stream().map(words -> new Violation(after.offering(), words));
    }

    private static List<String> overtakers(Ledger before, Ledger after, List<Entry> stayed) {
        var violations = new ArrayList<String>();
        Map<Entry, Integer> places = new HashMap<>();
        before.waiting().forEach(entry -> places.put(entry, places.size()));
        var satBefore = students(before.holders());
        var waitedBefore = students(before.waiting());
        var first = stayed.stream().mapToInt(places::get).min().orElse(Integer.MAX_VALUE);
        var latest = -1;
        for (var holder : after.holders()) {
            var place = places.get(holder);
            if (place != null) {
                if (place > first) {
                    violations.add("%s has a seat while %s still waits"
                            .formatted(holder, before.waiting().get(first)));
                }
                if (place < latest) {
                    violations.add("%s was seated after somebody behind them".formatted(holder));
                }
                latest = Math.max(latest, place);
            } else if (first < Integer.MAX_VALUE
                    && !satBefore.contains(holder.student())
                    && !waitedBefore.contains(holder.student())) {
                violations.add("%s has a seat while %s still waits"
                        .formatted(holder, before.waiting().get(first)));
            }
        }
        return violations;
    }

    private static Set<String> students(List<Entry> entries) {
        return entries.stream().map(Entry::student).collect(Collectors.toSet());
    }
}
