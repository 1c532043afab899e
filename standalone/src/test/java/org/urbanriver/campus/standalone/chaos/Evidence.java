package org.urbanriver.campus.standalone.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a run left behind, after everything came to rest.
 *
 * @param log the events of all topics, each topic's partitions one after the other, as they stand there
 * @param snapshots of the ledgers during the run, in the order in which they were taken
 * @param inbox event and recipient of each entry
 * @param caught the {@code Message-ID} of each mail that the mail server took
 * @param recorded ids of the events that the monitor has on record
 * @param acts ids of those in the audit trail
 * @param readers what the course-service knows of each enrollment
 * @param putAside topics and counts of dead letters
 * @param told what the campus answers over HTTP
 */
record Evidence(
        List<Call> calls,
        List<Event> log,
        List<Ledger> snapshots,
        Collection<Ledger> ledgers,
        List<Enrolled> enrollments,
        List<Offered> offerings,
        List<Told> inbox,
        List<Mail> mails,
        List<String> caught,
        List<String> recorded,
        List<String> acts,
        Map<String, Reader> readers,
        Map<String, Long> putAside,
        Answers told) {

    /** An enrollment as it is stored. */
    record Enrolled(
            String id,
            String offering,
            String student,
            String status,
            int opening,
            Instant changedAt,
            long sequence,
            long saves,
            int unsent) {}

    /** An offering as it is stored; capacity 0 for none. */
    record Offered(String id, int capacity, String status, long sequence, int unsent) {

        boolean isCancelled() {
            return status.equals("CANCELLED");
        }
    }

    /** A message of one event to one person. */
    record Told(String event, String recipient) {}

    /** @param state how far it came */
    record Mail(Told told, String state) {}

    record Reader(long sequence, String status) {}

    /**
     * @param rosters status by student, of each offering
     * @param seatsLeft of each offering with a capacity
     * @param positions in the queue, of the enrollments that wait
     * @param inboxes how many entries each person has
     * @param monitored the events that the monitor lists, of each offering
     */
    record Answers(
            Map<String, Map<String, String>> rosters,
            Map<String, Integer> seatsLeft,
            Map<String, Integer> positions,
            Map<String, Long> inboxes,
            Map<String, List<String>> monitored) {}

    /** Each event once, where it first stands in the log. */
    Collection<Event> events() {
        var first = new LinkedHashMap<String, Event>();
        log.forEach(event -> first.putIfAbsent(event.id(), event));
        return first.values();
    }

    /** The events of enrollments and offerings, each once, by what they happened to, in the order in which they happened. */
    Map<String, List<Event>> histories() {
        return events().stream()
                .filter(event -> event.isOfEnrollment() || event.isOfOffering())
                .sorted((one, other) -> Long.compare(one.sequence(), other.sequence()))
                .collect(Collectors.groupingBy(Event::subject, LinkedHashMap::new, Collectors.toList()));
    }

    Set<String> limited() {
        return ledgers.stream().map(Ledger::offering).collect(Collectors.toSet());
    }

    /** What the events have to tell about an offering, an enrollment or an event. */
    String story(String subject) {
        var all = events().stream()
                .filter(event -> event.isOfEnrollment() || event.isOfOffering())
                .filter(event -> event.subject().equals(subject)
                        || event.id().equals(subject)
                        || event.offeringId().equals(subject))
                .sorted(java.util.Comparator.comparing(Event::time))
                .map(Event::toString)
                .toList();
        var lines = new ArrayList<>(all.subList(Math.max(0, all.size() - 80), all.size()));
        if (lines.size() < all.size()) {
            lines.addFirst("(%d earlier events)".formatted(all.size() - lines.size()));
        }
        var asked = calls.stream()
                .filter(call -> call.enrollment().equals(subject))
                .map(call -> "%s  asked: %s, answered %d at %s"
                        .formatted(call.start(), call.kind(), call.status(), call.end()));
        return Stream.concat(lines.stream(), asked).collect(Collectors.joining("\n    ", "    ", ""));
    }
}
