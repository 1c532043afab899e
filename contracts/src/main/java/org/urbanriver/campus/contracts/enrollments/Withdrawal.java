package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * That someone leaves.
 *
 * @param reason in a sentence; students need not give one, staff must
 */
public record Withdrawal(@Size(max = 500) @Nullable String reason) {}
