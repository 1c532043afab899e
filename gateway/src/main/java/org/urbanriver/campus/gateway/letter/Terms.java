package org.urbanriver.campus.gateway.letter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.notifications.LetterKind;

/**
 * Where a kind of letter leads, and for how long.
 *
 * @param valid how long its secret is of use; absent where it has none
 * @param follows how long an account may come after its letter, which is queued first so that none is ever without
 */
record Terms(String page, @Nullable Duration valid, Duration follows) {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SOON = Duration.ofMinutes(1);

    static Terms of(LetterKind kind) {
        return switch (kind) {
            case CLAIM -> new Terms("/claim", Duration.ofDays(14), SOON);
            case VERIFY_EMAIL -> new Terms("/verify", Duration.ofDays(7), SOON);
            case CHANGE_EMAIL -> new Terms("/verify", Duration.ofDays(1), SOON);
            case RESET_PASSWORD -> new Terms("/reset", Duration.ofHours(1), AT_ONCE);
            case EMAIL_CHANGED, PASSWORD_CHANGED -> new Terms("/forgot", null, SOON);
            case ACCOUNT_CLOSED -> new Terms("/", null, SOON);
        };
    }
}
