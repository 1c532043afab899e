package org.urbanriver.campus.notification.monitor;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.urbanriver.campus.platform.problems.Invalid;

/** The last event of a page: the next page begins behind it, whatever was recorded since. */
record Cursor(Instant time, String id) {

    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    Cursor {
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new DateTimeException("No event has the time " + time);
        }
    }

    static Cursor of(RecordedEvent event) {
        return new Cursor(event.time(), event.id());
    }

    static Cursor parse(String text) {
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
