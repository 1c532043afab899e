package org.urbanriver.campus.contracts.notifications;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param note why the letter need not be dealt with */
public record DiscardCommand(@NotBlank @Size(max = 1_000) String note) {}
