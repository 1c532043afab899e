package org.urbanriver.campus.standalone.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.urbanriver.campus.standalone.chaos.Evidence.Enrolled;

/** What people see over HTTP is what the stores hold: rosters, seats left, places in the queue, inboxes and the monitor. */
final class TheCampusTellsTheSame implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        var told = evidence.told();
        return Stream.of(
                        evidence.offerings().stream()
                                .flatMap(offering -> same(
                                        offering.id(),
                                        "the roster",
                                        statuses(evidence, offering.id()),
                                        told.rosters().get(offering.id()))),
                        evidence.ledgers().stream()
                                .flatMap(ledger -> same(
                                        ledger.offering(),
                                        "seats left",
                                        ledger.closed() ? 0 : ledger.free(),
                                        told.seatsLeft().get(ledger.offering()))),
                        same("", "places in the queue", positions(evidence), told.positions()),
                        same("", "the inboxes", inboxes(evidence), told.inboxes()),
                        evidence.offerings().stream()
                                .flatMap(offering -> same(
                                        offering.id(),
                                        "the monitor's list",
                                        evidence.events().stream()
                                                .filter(event -> event.isOfEnrollment() || event.isOfOffering())
                                                .filter(event ->
                                                        event.offeringId().equals(offering.id()))
                                                .map(Event::id)
                                                .sorted()
                                                .toList(),
                                        told.monitored().get(offering.id()).stream()
                                                .sorted()
                                                .toList())))
                .flatMap(each -> each);
    }

    private static Map<String, String> statuses(Evidence evidence, String offering) {
        return evidence.enrollments().stream()
                .filter(each -> each.offering().equals(offering))
                .collect(Collectors.toMap(Enrolled::student, Enrolled::status, (one, other) -> "TWICE"));
    }

    private static Map<String, Integer> positions(Evidence evidence) {
        var asked = evidence.told().inboxes().keySet();
        var positions = new HashMap<String, Integer>();
        evidence.ledgers()
                .forEach(ledger -> IntStream.range(0, ledger.waiting().size())
                        .filter(place ->
                                asked.contains(ledger.waiting().get(place).student()))
                        .forEach(place -> positions.put(
                                ledger.offering() + "_"
                                        + ledger.waiting().get(place).student(),
                                place + 1)));
        return positions;
    }

    /** Of those who could be asked: who was imported and has claimed no account cannot sign in. */
    private static Map<String, Long> inboxes(Evidence evidence) {
        return evidence.told().inboxes().keySet().stream()
                .collect(Collectors.toMap(
                        person -> person,
                        person -> evidence.inbox().stream()
                                .filter(told -> told.recipient().equals(person))
                                .count()));
    }

    private static Stream<Violation> same(String subject, String what, Object stored, Object told) {
        return stored.equals(told)
                ? Stream.empty()
                : Stream.of(new Violation(
                        subject, "%s: the stores hold %s, over HTTP it is %s".formatted(what, stored, told)));
    }
}
