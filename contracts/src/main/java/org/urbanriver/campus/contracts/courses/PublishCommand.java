package org.urbanriver.campus.contracts.courses;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Publishes the draft as the next revision; the note says what changed, for colleagues. */
public record PublishCommand(@NotBlank @Size(max = 500) String note) {}
