package org.urbanriver.campus.standalone.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is to be said of a run.
 *
 * @param violations by the name of what is violated
 */
record Verdict(Plan plan, Evidence evidence, Map<String, List<Violation>> violations, String figures) {

    private static final int TOLD_EACH = 5;

    static Verdict of(Plan plan, Evidence evidence, Map<String, Integer> kills, long looks, String unrest) {
        var violations = new LinkedHashMap<String, List<Violation>>();
        for (var invariant : Invariant.ALL) {
            var found = invariant.violations(evidence).toList();
            if (!found.isEmpty()) {
                violations.put(invariant.getClass().getSimpleName(), found);
            }
        }
        if (!unrest.isEmpty()) {
            violations.put("EverythingComesToRest", List.of(new Violation("", unrest)));
        }
        return new Verdict(plan, evidence, violations, figures(evidence, kills, looks));
    }

    private static String figures(Evidence evidence, Map<String, Integer> kills, long looks) {
        var calls = evidence.calls().stream()
                .collect(Collectors.groupingBy(
                        Call::kind,
                        TreeMap::new,
                        Collectors.groupingBy(Call::status, TreeMap::new, Collectors.counting())));
        var events = evidence.events().size();
        return """
                %d calls, by kind and status (0: no answer): %s
                killed: %s
                %d enrollments, %d events (%d of them more than once in the log), %d inbox entries, %d mails
                mails taken again by the mail server, by times taken: %s
                %d looks at the ledgers saw %d states""".formatted(
                        evidence.calls().size(),
                        calls,
                        kills,
                        evidence.enrollments().size(),
                        events,
                        evidence.log().size() - events,
                        evidence.inbox().size(),
                        evidence.mails().size(),
                        ConsumersActOnce.sentAgain(evidence.caught()),
                        looks,
                        evidence.snapshots().size());
    }

    boolean isGood() {
        return violations.isEmpty();
    }

    /** Everything that somebody needs to look into it. */
    String report() {
        var lines = new ArrayList<String>();
        violations.forEach((name, found) -> {
            lines.add("%s: %d violations".formatted(name, found.size()));
            found.stream().limit(TOLD_EACH).forEach(each -> {
                lines.add("  %s: %s".formatted(each.subject(), each.words()));
                if (!each.subject().isEmpty()) {
                    lines.add(evidence.story(each.subject()));
                }
            });
        });
        lines.add("seed %d; the same again: %s".formatted(plan.seed(), plan.command()));
        return String.join("\n", lines);
    }
}
