package org.urbanriver.campus.standalone.chaos;

import java.util.HashSet;
import java.util.stream.Stream;

/** A student has at most one enrollment in an offering. */
final class OneEnrollmentEach implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        var seen = new HashSet<String>();
        var twice = evidence.enrollments().stream()
                .filter(each -> !seen.add(each.offering() + " " + each.student())
                        || !each.id().equals(each.offering() + "_" + each.student()))
                .map(each -> new Violation(
                        each.id(), "%s has more than one enrollment in %s".formatted(each.student(), each.offering())));
        return twice;
    }
}
