package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Where a student is in a course.
 *
 * @param moduleId of the revision that they read
 */
public record BookmarkCommand(@NotBlank @Size(max = 100) String moduleId) {}
