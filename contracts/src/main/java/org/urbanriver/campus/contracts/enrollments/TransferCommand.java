package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A move to another offering of the same course.
 *
 * @param offeringId where to
 * @param reason in a sentence, for those who read the roster
 */
public record TransferCommand(
        @NotBlank @Size(max = 60) String offeringId,
        @Size(max = 500) @Nullable String reason) {}
