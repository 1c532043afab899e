package org.urbanriver.campus.notification.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.urbanriver.campus.contracts.enrollments.ClassDate;

/** Dates as they are announced: in the offering's own time zone, which is named, in American English. */
record When(ZoneId zone) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.US);

    static When in(String zone) {
        try {
            return new When(ZoneId.of(zone));
        } catch (DateTimeException e) {
            return new When(ZoneId.of("UTC"));
        }
    }

    /** Such as {@code Saturday, May 9, 2026, 9:00 AM EDT}. */
    String words(Instant instant) {
        var at = instant.atZone(zone);
        return DAY.format(at) + ", " + TIME.format(at) + " " + ZONE.format(at);
    }

    /** Such as {@code Saturday, May 9, 2026, 9:00 AM to 3:00 PM EDT}. */
    String words(ClassDate date) {
        var from = date.startsAt().atZone(zone);
        var to = date.endsAt().atZone(zone);
        var end =
                from.toLocalDate().equals(to.toLocalDate()) ? TIME.format(to) : DAY.format(to) + ", " + TIME.format(to);
        var changes = !from.getOffset().equals(to.getOffset());
        return DAY.format(from) + ", " + TIME.format(from) + (changes ? " " + ZONE.format(from) : "") + " to " + end
                + " " + ZONE.format(to);
    }
}
