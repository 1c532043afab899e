package org.urbanriver.campus.contracts.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with all that it holds.
 *
 * @param key of the record
 * @param payload the record's body: as text, or in base 64 if it is none; absent where it had no body
 * @param encoding {@code text} or {@code base64}
 * @param headers those that the record came with
 * @param trace the exception's stack trace, when it was asked for
 */
public record DeadLetterDetail(
        DeadLetterView letter,
        @Nullable String key,
        @Nullable String payload,
        String encoding,
        List<Header> headers,
        @Nullable String trace) {

    public record Header(String name, String value) {}
}
