package org.urbanriver.campus.standalone.chaos;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whatever was answered is so, and stays so: the state that an answer shows is one that an event tells of, an opening was
 * answered as new only once and after it was asked for, and in the end the capacity is one that was asked for last.
 */
final class AnswersAreHonoured implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        var histories = evidence.histories();
        Map<String, HashSet<Long>> answeredAsNew = new HashMap<>();
        return Stream.concat(
                evidence.calls().stream().filter(Call::isAcknowledged).flatMap(call -> switch (call.kind()) {
                    case ENROLL, ENROLL_HELD, ACCEPT, WITHDRAW, TRANSFER, DONE, COMPLETE ->
                        ofEnrollment(
                                call,
                                histories.getOrDefault(call.enrollment(), List.of()),
                                answeredAsNew.computeIfAbsent(call.enrollment(), id -> new HashSet<>()));
                    case IMPORT -> ofImport(call, histories);
                    case SCHEDULE, RESIZE -> ofOffering(call, histories.getOrDefault(call.offering(), List.of()));
                    case CANCEL -> ofCancelling(call, histories.getOrDefault(call.offering(), List.of()));
                    case HOLD -> ofHold(call, histories.getOrDefault(call.offering(), List.of()));
                    case RELEASE -> Stream.empty();
                }),
                evidence.offerings().stream()
                        .filter(each -> each.capacity() > 0)
                        .filter(each -> new Capacities(evidence.calls(), each.id())
                                .at(Instant.MAX)
                                .noneMatch(possible -> possible == each.capacity()))
                        .map(each -> new Violation(
                                each.id(),
                                "its capacity is %d, for which nobody asked last".formatted(each.capacity()))));
    }

    private static Stream<Violation> ofEnrollment(Call call, List<Event> history, HashSet<Long> answeredAsNew) {
        var status = call.answer().get("status").asString();
        var changedAt = millis(Instant.parse(call.answer().get("changedAt").asString()));
        var shown = history.stream()
                .filter(event -> event.status().equals(status)
                        && millis(event.changedAt()).equals(changedAt))
                .findFirst();
        if (shown.isEmpty()) {
            return Stream.of(new Violation(
                    call.enrollment(),
                    "%s was answered by %s since %s, of which no event tells"
                            .formatted(call.kind(), status, changedAt)));
        }
        if (call.status() != 201) {
            return Stream.empty();
        }
        var opening = history.stream()
                .filter(event ->
                        event.opens() && event.sequence() <= shown.get().sequence())
                .count();
        if (!answeredAsNew.add(opening)) {
            return Stream.of(
                    new Violation(call.enrollment(), "opening %d was answered as new twice".formatted(opening)));
        }
        return changedAt.isBefore(millis(call.start()))
                ? Stream.of(new Violation(
                        call.enrollment(),
                        "opening %d was answered as new at %s, but is from before".formatted(opening, call.end())))
                : Stream.empty();
    }

    private static Stream<Violation> ofOffering(Call call, List<Event> history) {
        return history.stream().anyMatch(event -> event.view().path("capacity").asInt(0) == call.capacity())
                ? Stream.empty()
                : Stream.of(new Violation(
                        call.offering(),
                        "a capacity of %d was acknowledged, of which no event tells".formatted(call.capacity())));
    }

    private static Stream<Violation> ofCancelling(Call call, List<Event> history) {
        return history.stream().anyMatch(event -> event.kind().equals("offering.cancelled"))
                ? Stream.empty()
                : Stream.of(new Violation(
                        call.offering(), "its cancelling was acknowledged, but no event tells that it was cancelled"));
    }

    private static Stream<Violation> ofImport(Call call, Map<String, List<Event>> histories) {
        return call.answer()
                .get("rows")
                .valueStream()
                .filter(row -> row.hasNonNull("enrollmentId"))
                .flatMap(row -> {
                    var id = row.get("enrollmentId").asString();
                    var isNew = !row.get("outcome").asString().equals("already");
                    return histories.getOrDefault(id, List.of()).stream()
                                    .anyMatch(event -> !isNew
                                            || event.opens() && !event.time().isBefore(millis(call.start())))
                            ? Stream.empty()
                            : Stream.of(new Violation(
                                    id,
                                    "an import answered %s at %s, of which no event tells".formatted(row, call.end())));
                });
    }

    private static Stream<Violation> ofHold(Call call, List<Event> history) {
        var id = call.answer().get("id").asString();
        return history.stream()
                        .anyMatch(event -> event.kind().equals("offering.seats-held")
                                && event.body().get("hold").get("id").asString().equals(id))
                ? Stream.empty()
                : Stream.of(new Violation(
                        call.offering(), "the reservation %s was acknowledged, of which no event tells".formatted(id)));
    }

    /** As finely as the store keeps it. */
    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
