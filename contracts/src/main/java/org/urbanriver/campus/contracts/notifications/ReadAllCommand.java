package org.urbanriver.campus.contracts.notifications;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * What has been seen in a list of messages.
 *
 * @param until when the newest message of the list was written: what came after it stays unread
 */
public record ReadAllCommand(@NotNull Instant until) {}
