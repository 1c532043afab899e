package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Seats to reserve for someone until a time.
 *
 * @param id chosen by the caller, so that the call can be repeated: the same id never reserves twice; made up when absent
 * @param seats 1 to 10,000, all of which must be free
 * @param until later than now, and before the year 2200
 * @param reason for whom or what, told to staff only
 */
public record HoldCommand(
        @Pattern(regexp = "[A-Za-z0-9-]{1,60}", message = "must be 1 to 60 letters, digits or hyphens") @Nullable
        String id,

        @NotNull @Min(1) @Max(10_000) Integer seats,
        @NotNull Instant until,
        @NotBlank @Size(max = 300) String reason) {}
