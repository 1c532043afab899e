package org.urbanriver.campus.gateway.page.learning;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.LearningView;

/**
 * The class dates of an enrollment for the student's own calendar (RFC 5545). A date keeps its name, so that a calendar
 * that takes the file over again changes what it has instead of doubling it.
 */
final class CalendarFile {

    /** Octets of a line without its end (section 3.1). */
    private static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final List<String> lines = new ArrayList<>();

    private CalendarFile() {}

    /**
     * @param campus its name
     * @param page address of the enrollment in full
     */
    static String of(LearningView learning, String campus, URI page, Instant now) {
        var file = new CalendarFile();
        file.lines.addAll(
                List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//" + text(campus) + "//EN", "METHOD:PUBLISH"));
        var dates = learning.offering().dates();
        for (var i = 0; i < dates.size(); i++) {
            file.add(learning, dates.get(i), i + 1, page, now);
        }
        file.lines.add("END:VCALENDAR");
        return file.written();
    }

    private void add(LearningView learning, ClassDate date, int number, URI page, Instant now) {
        var offering = learning.offering();
        lines.add("BEGIN:VEVENT");
        lines.add("UID:" + text(learning.enrollment().id()) + "-" + number + "@" + page.getHost());
        lines.add("DTSTAMP:" + UTC.format(now));
        lines.add("DTSTART:" + UTC.format(date.startsAt()));
        lines.add("DTEND:" + UTC.format(date.endsAt()));
        lines.add("SUMMARY:" + text(offering.courseTitle()));
        addIfThere("LOCATION:", isBlank(offering.place()) ? offering.link() : offering.place());
        addIfThere("DESCRIPTION:", offering.link());
        lines.add("URL:" + page);
        lines.add("END:VEVENT");
    }

    private void addIfThere(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            lines.add(name + text(value));
        }
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    private static String text(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    private String written() {
        var text = new StringBuilder();
        for (var line : lines) {
            var octets = 0;
            for (var character : line.codePoints().toArray()) {
                var one = Character.toString(character);
                var size = one.getBytes(StandardCharsets.UTF_8).length;
                if (octets + size > LONGEST_LINE) {
                    text.append("\r\n ");
                    octets = 1;
                }
                text.append(one);
                octets += size;
            }
            text.append("\r\n");
        }
        return text.toString();
    }
}
