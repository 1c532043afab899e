package org.urbanriver.campus.enrollment.offering;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** The number of students without whom an offering does not take place. */
final class Minimum {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MMMM d, uuuu, h:mm a zzz", Locale.US);

    private Minimum() {}

    /** Says why it does not take place. */
    static String missed(Terms terms, int taken) {
        var at = Objects.requireNonNull(terms.decideAt(), "a minimum has a date to decide");
        return "Only %d of at least %d seats were taken by %s."
                .formatted(taken, terms.minimum(), WHEN.format(at.atZone(ZoneId.of(terms.timeZone()))));
    }
}
