package org.urbanriver.campus.contracts.enrollments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of an offering's roster, for its staff. */
public record RosterEntry(
        String enrollmentId,
        String studentId,
        String name,
        @Nullable String email,
        EnrollmentStatus status,
        Instant enrolledAt,
        int modulesDone,
        int modules) {}
