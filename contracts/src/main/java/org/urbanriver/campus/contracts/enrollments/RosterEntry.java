package org.urbanriver.campus.contracts.enrollments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of an offering's roster, for its staff.
 *
 * @param waitlistPosition from 1, while {@code WAITLISTED} and no seat is offered
 * @param offerUntil while a seat is offered
 */
public record RosterEntry(
        String enrollmentId,
        String studentId,
        String name,
        @Nullable String email,
        EnrollmentStatus status,
        Instant enrolledAt,
        int modulesDone,
        int modules,
        @Nullable Integer waitlistPosition,
        @Nullable Instant offerUntil) {}
