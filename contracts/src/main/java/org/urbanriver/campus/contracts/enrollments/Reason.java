package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why something is given up, such as an offering that is cancelled. */
public record Reason(@NotBlank @Size(max = 500) String reason) {}
