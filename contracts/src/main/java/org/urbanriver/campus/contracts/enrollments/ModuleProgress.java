package org.urbanriver.campus.contracts.enrollments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A module of the enrolled revision, and when the student marked it done. */
public record ModuleProgress(
        String moduleId, String title, @Nullable Instant doneAt) {}
