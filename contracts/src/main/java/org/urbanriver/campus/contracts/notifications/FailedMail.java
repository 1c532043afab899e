package org.urbanriver.campus.contracts.notifications;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A mail that was not sent.
 *
 * @param eventId the event that asked for it
 * @param recipient account that it is for
 */
public record FailedMail(
        @NotBlank @Size(max = 200) String eventId,
        @NotBlank @Size(max = 80) String recipient) {}
