package org.urbanriver.campus.enrollment.enrollment;

import java.util.List;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;
import org.urbanriver.campus.platform.csv.Csv;

/** A roster as a table for a spreadsheet. */
final class RosterCsv {

    private RosterCsv() {}

    static String of(List<RosterEntry> entries) {
        var text = new StringBuilder();
        var csv = new Csv(text);
        csv.row(
                "name",
                "email",
                "status",
                "waitlist position",
                "seat offered until",
                "enrolled at",
                "modules done",
                "modules",
                "enrollment",
                "student");
        for (var entry : entries) {
            csv.row(
                    entry.name(),
                    entry.email(),
                    entry.status(),
                    entry.waitlistPosition(),
                    entry.offerUntil(),
                    entry.enrolledAt(),
                    entry.modulesDone(),
                    entry.modules(),
                    entry.enrollmentId(),
                    entry.studentId());
        }
        return text.toString();
    }
}
