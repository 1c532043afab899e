package org.urbanriver.campus.gateway.token;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A token asked for.
 *
 * @param name by which its owner will know what it is for
 * @param days until it expires
 */
record TokenCommand(
        @NotBlank
        @Size(max = 60)
        @Pattern(regexp = "[^\\p{Cntrl}<>]*", message = "must not contain control characters or < and >")
        String name,

        @NotNull @Min(1) @Max(365) Integer days) {}
