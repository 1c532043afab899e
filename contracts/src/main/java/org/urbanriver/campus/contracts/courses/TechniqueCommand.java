package org.urbanriver.campus.contracts.courses;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A technique to add or to describe anew; the slug of an existing technique never changes. */
public record TechniqueCommand(
        @NotBlank @Size(max = 60) @Pattern(regexp = Slug.PATTERN, message = Slug.MESSAGE)
        String slug,

        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 500) String summary) {}
