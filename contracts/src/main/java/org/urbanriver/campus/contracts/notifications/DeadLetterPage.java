package org.urbanriver.campus.contracts.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some dead letters, newest first.
 *
 * @param next to be sent as {@code cursor} for those before them; absent at the end
 */
public record DeadLetterPage(
        List<DeadLetterView> items, @Nullable String next) {}
