package org.urbanriver.campus.notification.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.notification.words.Words;

/**
 * How a person is written to.
 *
 * @param language {@code en} or {@code es}; absent if they did not choose
 * @param timeZone in which they are told times (IANA); absent if they did not choose
 */
public record Reader(@Nullable String language, @Nullable String timeZone) {

    /** Somebody who chose nothing, or is not known yet. */
    public static final Reader ANYBODY = new Reader(null, null);

    /** The words that people are written to with: in English, unless they chose otherwise. */
    public Words words() {
        return Words.of("messages", "es".equals(language) ? Locale.of("es") : Locale.US);
    }
}
