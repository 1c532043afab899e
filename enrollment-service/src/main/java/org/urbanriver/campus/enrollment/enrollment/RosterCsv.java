package org.urbanriver.campus.enrollment.enrollment;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;

/** A roster as RFC 4180 CSV that a spreadsheet opens without taking a student's name for a formula. */
final class RosterCsv {

    private static final String END_OF_LINE = "\r\n";

    private RosterCsv() {}

    static String of(List<RosterEntry> entries) {
        var header = line(Stream.of(
                "name", "email", "status", "enrolled at", "modules done", "modules", "enrollment", "student"));
        return header
                + entries.stream()
                        .map(entry -> line(Stream.of(
                                field(entry.name()),
                                field(entry.email()),
                                entry.status().name(),
                                entry.enrolledAt().toString(),
                                Integer.toString(entry.modulesDone()),
                                Integer.toString(entry.modules()),
                                field(entry.enrollmentId()),
                                field(entry.studentId()))))
                        .collect(Collectors.joining());
    }

    private static String line(Stream<String> fields) {
        return fields.collect(Collectors.joining(",", "", END_OF_LINE));
    }

    private static String field(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        // OWASP, "CSV Injection": these begin a formula, or a cell that a spreadsheet splits off.
        var harmless = "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(c -> "\",\r\n\t".indexOf(c) >= 0)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
