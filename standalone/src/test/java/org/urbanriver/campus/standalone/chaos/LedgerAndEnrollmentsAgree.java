package org.urbanriver.campus.standalone.chaos;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanriver.campus.standalone.chaos.Evidence.Enrolled;
import org.urbanriver.campus.standalone.chaos.Ledger.Entry;

/** In the end exactly those hold a seat who are enrolled, exactly those wait who are waitlisted, and no seat is free while someone waits. */
final class LedgerAndEnrollmentsAgree implements Invariant {

    private static final Set<String> SEATED = Set.of("ACTIVE", "COMPLETED");

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        return between(evidence.ledgers(), evidence.enrollments());
    }

    static Stream<Violation> between(Collection<Ledger> ledgers, Collection<Enrolled> enrollments) {
        return ledgers.stream().flatMap(ledger -> {
            var own = enrollments.stream()
                    .filter(each -> each.offering().equals(ledger.offering()))
                    .toList();
            return Stream.of(
                            differences(ledger, "hold a seat", ledger.seated(), of(own, SEATED)),
                            differences(ledger, "wait", waiting(ledger), of(own, Set.of("WAITLISTED"))),
                            ledger.free() > 0 && !ledger.waiting().isEmpty() && !ledger.closed()
                                    ? Stream.of(new Violation(
                                            ledger.offering(),
                                            "%d seats are free while %d wait"
                                                    .formatted(
                                                            ledger.free(),
                                                            ledger.waiting().size())))
                                    : Stream.<Violation>empty())
                    .flatMap(each -> each);
        });
    }

    private static List<Entry> waiting(Ledger ledger) {
        return Stream.concat(ledger.waiting().stream(), ledger.offered().stream())
                .toList();
    }

    private static Set<Entry> of(List<Enrolled> enrollments, Set<String> statuses) {
        return enrollments.stream()
                .filter(each -> statuses.contains(each.status()))
                .map(each -> new Entry(each.student(), each.opening()))
                .collect(Collectors.toSet());
    }

    private static Stream<Violation> differences(Ledger ledger, String what, List<Entry> listed, Set<Entry> enrolled) {
        var missing = new HashSet<>(enrolled);
        listed.forEach(missing::remove);
        var tooMany = new HashSet<>(listed);
        tooMany.removeAll(enrolled);
        return Stream.concat(
                missing.stream()
                        .map(entry -> new Violation(
                                ledger.offering() + "_" + entry.student(),
                                "the ledger lacks %s, who by their enrollment %ss".formatted(entry, what))),
                tooMany.stream()
                        .map(entry -> new Violation(
                                ledger.offering() + "_" + entry.student(),
                                "by the ledger %s %ss, but not by their enrollment".formatted(entry, what))));
    }
}
