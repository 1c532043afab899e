package org.urbanriver.campus.standalone.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who gave up a seat for one in another offering has come to it, and nobody came who gave up none: each move counts once. Who
 * enrolls there by another call at the same moment has come to it, too.
 */
final class MovesAreWhole implements Invariant {

    /** So long a move may be under way in which its student enrolls there: as long as what was killed may be away. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(60);

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        Map<String, Integer> underWay = new HashMap<>();
        Map<String, Event> latest = new HashMap<>();
        Map<String, List<Instant>> enrolled = new HashMap<>();
        for (var event : evidence.events()) {
            if (event.kind().equals("enrollment.transferred")) {
                count(underWay, latest, event.text("toEnrollmentId"), 1, event);
            } else if (event.kind().equals("enrollment.activated")) {
                if (event.text("cause").equals("TRANSFERRED")) {
                    count(underWay, latest, event.subject(), -1, event);
                } else {
                    enrolled.computeIfAbsent(event.subject(), id -> new ArrayList<>())
                            .add(event.time());
                }
            }
        }
        return underWay.entrySet().stream()
                .filter(each -> each.getValue() != 0)
                .filter(each -> each.getValue() != 1
                        || enrolled.getOrDefault(each.getKey(), List.of()).stream()
                                .noneMatch(at -> isSameMoment(
                                        at, latest.get(each.getKey()).time())))
                .map(each -> new Violation(
                        each.getKey(),
                        each.getValue() > 0
                                ? "%s moved to %s, but %d such moves did not arrive"
                                        .formatted(latest.get(each.getKey()).id(), each.getKey(), each.getValue())
                                : "%s arrived by a move, but %d such moves did not begin"
                                        .formatted(latest.get(each.getKey()).id(), -each.getValue())));
    }

    private static boolean isSameMoment(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(SAME_MOMENT) <= 0;
    }

    private static void count(
            Map<String, Integer> underWay, Map<String, Event> latest, String enrollment, int by, Event event) {
        underWay.merge(enrollment, by, Integer::sum);
        latest.put(enrollment, event);
    }
}
