package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why something is given up: a withdrawal, a cancelled offering. */
public record Reason(@NotBlank @Size(max = 500) String reason) {}
