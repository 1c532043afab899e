package org.urbanriver.campus.standalone.chaos;

import java.util.HashSet;
import java.util.stream.Stream;

/**
 * Whatever staff did to offerings and enrollments is in the audit trail: in a request of theirs, or finished for them by the
 * campus, which then names who asked for it. What merely followed, and what students did, is not said to be an act of staff.
 */
final class ActsOfStaffAreWrittenDown implements Invariant {

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        var written = new HashSet<>(evidence.acts());
        return evidence.events().stream()
                .filter(event -> event.isOfEnrollment() || event.isOfOffering())
                .filter(event -> isOfStaff(event) != written.contains(event.id()))
                .map(event -> new Violation(
                        event.id(),
                        "%s of %s, for %s by %s, is %s the audit trail"
                                .formatted(
                                        event.kind(),
                                        event.subject(),
                                        event.origin().actor().isEmpty()
                                                ? "nobody"
                                                : event.origin().actor(),
                                        askedBy(event),
                                        written.contains(event.id()) ? "in" : "not in")));
    }

    private static boolean isOfStaff(Event event) {
        var origin = event.origin();
        if (!origin.actor().isEmpty()) {
            return origin.roles().contains("ADMIN") || origin.roles().contains("INSTRUCTOR");
        }
        var by = askedBy(event);
        return origin.cause().isEmpty()
                && !by.isEmpty()
                && !by.equals("campus")
                && !(event.isOfEnrollment() && by.equals(event.student()));
    }

    private static String askedBy(Event event) {
        var by = event.kind().equals("offering.seats-held")
                ? event.body().at("/hold/by")
                : event.body().path("by");
        return by.isString() ? by.asString() : "";
    }
}
