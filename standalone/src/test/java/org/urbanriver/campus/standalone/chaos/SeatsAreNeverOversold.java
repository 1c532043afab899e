package org.urbanriver.campus.standalone.chaos;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * No more students have a seat than there are seats: in every state of a ledger that was seen, and after every event that
 * happened. A seat is claimed before the event that tells so and given back after the event that tells so; those whom the
 * events seat are thus never more than those whom the ledger seats.
 */
final class SeatsAreNeverOversold implements Invariant {

    /** Of what happened within the same tick of the clock, a leaving may well have been the first. */
    private static final Comparator<Event> AS_IT_HAPPENED =
            Comparator.comparing(Event::changedAt).thenComparing(Event::isSeated);

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        return Stream.concat(
                Stream.concat(evidence.snapshots().stream(), evidence.ledgers().stream())
                        .flatMap(Ledger::flaws)
                        .distinct(),
                evidence.limited().stream().flatMap(offering -> replayed(evidence, offering)));
    }

    private static Stream<Violation> replayed(Evidence evidence, String offering) {
        var capacities = new Capacities(evidence.calls(), offering);
        var seated = new HashSet<String>();
        List<Event> events = evidence.events().stream()
                .filter(Event::isOfEnrollment)
                .filter(event -> event.offeringId().equals(offering))
                .sorted(AS_IT_HAPPENED)
                .toList();
        return events.stream().flatMap(event -> {
            if (event.isSeated()) {
                seated.add(event.subject());
            } else {
                seated.remove(event.subject());
            }
            var most = capacities.mostAt(event.changedAt());
            return seated.size() > most
                    ? Stream.of(new Violation(
                            offering,
                            "after %s %d students have a seat, of %d at most"
                                    .formatted(event.id(), seated.size(), most)))
                    : Stream.empty();
        });
    }
}
