package org.urbanriver.campus.standalone.chaos;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanriver.campus.standalone.chaos.Evidence.Offered;

/** Who had a seat in an offering that was cancelled, or waited for one, was withdrawn from it, and nobody came in later. */
final class NobodyIsLeftInACancelledClass implements Invariant {

    private static final Set<String> THERE = Set.of("ACTIVE", "WAITLISTED");

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        var cancelled = evidence.offerings().stream()
                .filter(Offered::isCancelled)
                .map(Offered::id)
                .collect(Collectors.toSet());
        return evidence.enrollments().stream()
                .filter(each -> cancelled.contains(each.offering()) && THERE.contains(each.status()))
                .map(each -> new Violation(each.id(), "its offering was cancelled, and it is still " + each.status()));
    }
}
