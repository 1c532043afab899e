package org.urbanriver.campus.notification.search;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.platform.problems.Invalid;

/** The last row of a page: the next page begins behind it, whatever was added since. */
public record Cursor(Instant time, String id) {

    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public Cursor {
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new DateTimeException("Nothing has the time " + time);
        }
    }

    /** Reads what a client sent back; an empty field of a form is none. */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var end = decoded.indexOf('~');
            return new Cursor(
                    Instant.ofEpochMilli(Long.parseLong(decoded.substring(0, end))), decoded.substring(end + 1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw new Invalid("cursor", "is not one that this list has given out");
        }
    }

    @Override
    public String toString() {
        var text = time.toEpochMilli() + "~" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
