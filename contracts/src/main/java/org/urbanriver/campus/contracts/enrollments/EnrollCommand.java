package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A seat asked for.
 *
 * @param studentId who shall be enrolled, for staff; absent means the caller
 */
public record EnrollCommand(
        @NotBlank @Size(max = 60) String offeringId,
        @Size(max = 60) @Nullable String studentId) {}
