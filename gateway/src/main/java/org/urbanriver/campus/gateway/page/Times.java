package org.urbanriver.campus.gateway.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Days and hours as a language writes them. */
final class Times {

    private static final String DAY = "yMMMEd";
    private static final String HOUR = "jm";
    private static final Map<Locale, Times> KEPT = new ConcurrentHashMap<>();

    private final DateTimeFormatter day;
    private final DateTimeFormatter hour;
    private final DateTimeFormatter zone;
    private final DateTimeFormatter month;

    private Times(Locale locale) {
        this.day = DateTimeFormatter.ofLocalizedPattern(DAY).withLocale(locale);
        this.hour = DateTimeFormatter.ofLocalizedPattern(HOUR).withLocale(locale);
        this.zone = DateTimeFormatter.ofPattern("z", locale);
        this.month = DateTimeFormatter.ofPattern("LLL", locale);
    }

    static Times in(Locale locale) {
        return KEPT.computeIfAbsent(locale, Times::new);
    }

    /** The zone of this name; one that is not known any more is read as UTC. */
    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    String day(Instant time, ZoneId in) {
        return day.withZone(in).format(time);
    }

    /** Such as "Jan". */
    String month(Instant time, ZoneId in) {
        return month.withZone(in).format(time);
    }

    String moment(Instant time, ZoneId in) {
        return day(time, in) + ", " + hour(time, in) + " " + zone.withZone(in).format(time);
    }

    /** Such as "9:00 AM – 4:00 PM EST". */
    String hours(Instant from, Instant to, ZoneId in) {
        return hour(from, in) + " – " + hour(to, in) + " " + zone.withZone(in).format(to);
    }

    String span(Instant from, Instant to, ZoneId in) {
        var sameDay = from.atZone(in).toLocalDate().equals(to.atZone(in).toLocalDate());
        return sameDay
                ? day(from, in) + ", " + hours(from, to, in)
                : day(from, in) + ", " + hour(from, in) + " – " + moment(to, in);
    }

    /** Such as "9:05 AM". */
    String hour(Instant time, ZoneId in) {
        return hour.withZone(in).format(time).replace('\u202f', '\u00a0'); // which more fonts have
    }

    /** How far away a moment is, in the largest unit that fits. */
    record Distance(String unit, long count, boolean past) {

        static Distance between(Instant now, Instant time) {
            var away = Duration.between(now, time);
            var far = away.abs();
            if (far.toSeconds() < 60) {
                return new Distance("now", 0, away.isNegative());
            }
            if (far.toMinutes() < 60) {
                return new Distance("minutes", far.toMinutes(), away.isNegative());
            }
            return far.toHours() < 48
                    ? new Distance("hours", far.toHours(), away.isNegative())
                    : new Distance("days", far.toDays(), away.isNegative());
        }
    }
}
