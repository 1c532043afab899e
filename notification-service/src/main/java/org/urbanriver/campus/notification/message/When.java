package org.urbanriver.campus.notification.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.notification.words.Words;

/** Dates as they are announced: in a time zone that is named, in the language of the reader. */
record When(ZoneId zone, Words words) {

    static When in(String zone, Words words) {
        try {
            return new When(ZoneId.of(zone), words);
        } catch (DateTimeException e) {
            return new When(ZoneId.of("UTC"), words);
        }
    }

    /** Such as {@code Saturday, May 9, 2026, 9:00 AM EDT}. */
    String words(Instant instant) {
        var at = instant.atZone(zone);
        return words.say("when.moment", day(at), time(at), zone(at));
    }

    /** Such as {@code Saturday, May 9, 2026, 9:00 AM to 3:00 PM EDT}. */
    String words(ClassDate date) {
        var from = date.startsAt().atZone(zone);
        var to = date.endsAt().atZone(zone);
        var changes = !from.getOffset().equals(to.getOffset());
        var begin = day(from) + ", " + time(from) + (changes ? " " + zone(from) : "");
        var end = from.toLocalDate().equals(to.toLocalDate()) ? time(to) : day(to) + ", " + time(to);
        return words.say("when.span", begin, end, zone(to));
    }

    private String day(ZonedDateTime at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(words.language())
                .format(at);
    }

    private String time(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("h:mm a", words.language()).format(at);
    }

    /** As it is written in the United States, whatever the language: only there are the short names right in summer too. */
    private String zone(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("zzz", Locale.US).format(at);
    }
}
