package org.urbanriver.campus.standalone.chaos;

import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanriver.campus.standalone.chaos.Evidence.Enrolled;

/**
 * The events of an enrollment are numbered from 1 without holes; each is a step that can follow the
 * one before, and the last one shows the enrollment as it is stored. The same event always says the same.
 */
final class EveryChangeHasOneEvent implements Invariant {

    private static final Map<String, Set<String>> STEPS = Map.of(
            "", Set.of("ACTIVE", "WAITLISTED"),
            "WAITLISTED", Set.of("ACTIVE", "WITHDRAWN"),
            "ACTIVE", Set.of("WITHDRAWN", "COMPLETED"),
            "WITHDRAWN", Set.of("ACTIVE", "WAITLISTED"),
            "COMPLETED", Set.of());

    /** What happens in a status and leaves it at that. */
    private static final Map<String, Set<String>> WITHOUT_A_STEP = Map.of(
            "enrollment.progressed", Set.of("ACTIVE"),
            "enrollment.offering-changed", Set.of("ACTIVE", "COMPLETED"),
            "enrollment.offered", Set.of("WAITLISTED"));

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        var histories = evidence.histories();
        var stored = evidence.enrollments().stream().collect(Collectors.toMap(Enrolled::id, Function.identity()));
        var known = new HashSet<>(stored.keySet());
        evidence.offerings().forEach(each -> known.add(each.id()));
        return Stream.of(
                        stored.values().stream()
                                .flatMap(each -> ofEnrollment(each, histories.getOrDefault(each.id(), List.of()))),
                        evidence.offerings().stream()
                                .flatMap(each -> numbered(
                                        each.id(), each.sequence(), histories.getOrDefault(each.id(), List.of()))),
                        histories.keySet().stream()
                                .filter(subject -> !known.contains(subject))
                                .map(subject -> new Violation(subject, "there are events of it, but not itself")),
                        changed(evidence))
                .flatMap(each -> each);
    }

    private static Stream<Violation> ofEnrollment(Enrolled stored, List<Event> history) {
        if (history.isEmpty()) {
            return Stream.of(new Violation(stored.id(), "it has no event"));
        }
        var last = history.getLast();
        var openings = history.stream().filter(Event::opens).count();
        return Stream.of(
                        numbered(stored.id(), stored.sequence(), history),
                        steps(stored.id(), history),
                        flaw(stored, stored.unsent() > 0, "%d events wait to be sent".formatted(stored.unsent())),
                        flaw(
                                stored,
                                stored.saves() < stored.sequence(),
                                "it was saved %d times, with %d events".formatted(stored.saves(), stored.sequence())),
                        flaw(
                                stored,
                                openings != stored.opening(),
                                "it was opened %d times by its events, %d by itself"
                                        .formatted(openings, stored.opening())),
                        flaw(
                                stored,
                                !last.status().equals(stored.status())
                                        || !last.changedAt()
                                                .truncatedTo(ChronoUnit.MILLIS)
                                                .equals(stored.changedAt()),
                                "it is %s since %s, but its last event tells %s since %s"
                                        .formatted(
                                                stored.status(), stored.changedAt(), last.status(), last.changedAt())))
                .flatMap(each -> each);
    }

    private static Stream<Violation> numbered(String subject, long sequence, List<Event> history) {
        var numbers = history.stream().map(Event::sequence).toList();
        var expected = Stream.iterate(1L, number -> number + 1).limit(sequence).toList();
        return numbers.equals(expected)
                ? Stream.empty()
                : Stream.of(new Violation(
                        subject, "its events are numbered %s and should be 1 to %d".formatted(numbers, sequence)));
    }

    private static Stream<Violation> steps(String id, List<Event> history) {
        var status = new String[] {""};
        return history.stream().flatMap(event -> {
            var before = status[0];
            status[0] = event.status();
            var stays = WITHOUT_A_STEP.get(event.kind());
            var isStep = stays != null
                    ? event.status().equals(before) && stays.contains(before)
                    : STEPS.getOrDefault(before, Set.of()).contains(event.status());
            return isStep
                    ? Stream.empty()
                    : Stream.of(new Violation(
                            id, "%s made it %s when it was %s".formatted(event.id(), event.status(), before)));
        });
    }

    private static Stream<Violation> flaw(Enrolled stored, boolean wrong, String words) {
        return wrong ? Stream.of(new Violation(stored.id(), words)) : Stream.empty();
    }

    /** Two facts under one id: of those a consumer would take only the first. */
    private static Stream<Violation> changed(Evidence evidence) {
        return evidence.log().stream().collect(Collectors.groupingBy(Event::id)).entrySet().stream()
                .filter(each -> each.getValue().stream()
                                .map(event -> event.type() + event.time() + event.body())
                                .distinct()
                                .count()
                        > 1)
                .map(each -> new Violation(each.getKey(), "it does not always say the same: " + each.getValue()));
    }
}
