package org.urbanriver.campus.standalone.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Who gave up a seat for one in another offering has come to it, and nobody came who gave up none: each move counts once. */
final class MovesAreWhole implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        Map<String, Integer> underWay = new HashMap<>();
        Map<String, Event> latest = new HashMap<>();
        for (var event : evidence.events()) {
            if (event.kind().equals("enrollment.transferred")) {
                count(underWay, latest, event.text("toEnrollmentId"), 1, event);
            } else if (event.kind().equals("enrollment.activated")
                    && event.text("cause").equals("TRANSFERRED")) {
                count(underWay, latest, event.subject(), -1, event);
            }
        }
        return underWay.entrySet().stream()
                .filter(each -> each.getValue() != 0)
                .map(each -> new Violation(
                        each.getKey(),
                        each.getValue() > 0
                                ? "%s moved to %s, but %d such moves did not arrive"
                                        .formatted(latest.get(each.getKey()).id(), each.getKey(), each.getValue())
                                : "%s arrived by a move, but %d such moves did not begin"
                                        .formatted(latest.get(each.getKey()).id(), -each.getValue())));
    }

    private static void count(
            Map<String, Integer> underWay, Map<String, Event> latest, String enrollment, int by, Event event) {
        underWay.merge(enrollment, by, Integer::sum);
        latest.put(enrollment, event);
    }
}
