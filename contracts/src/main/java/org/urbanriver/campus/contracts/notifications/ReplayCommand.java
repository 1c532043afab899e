package org.urbanriver.campus.contracts.notifications;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which open dead letters shall be replayed: those that match all that is given, and something must be.
 *
 * @param group such as {@code notification-service.mail}
 * @param type a wire type or its last words, such as {@code enrollment.activated}
 * @param reasonClass the exception's class
 */
public record ReplayCommand(
        @Size(max = 200) @Nullable String group,
        @Size(max = 200) @Nullable String type,
        @Size(max = 200) @Nullable String reasonClass) {}
