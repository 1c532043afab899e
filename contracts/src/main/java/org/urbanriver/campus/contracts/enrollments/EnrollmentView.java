package org.urbanriver.campus.contracts.enrollments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One student in one offering: what the API shows, and what enrollment events carry.
 *
 * @param offering as it was when the enrollment last changed, its link included; seat numbers are not part of it
 * @param revision of the course that the student reads
 * @param enrolledAt when it was first made
 * @param changedAt when its status last changed
 * @param waitlistPosition from 1 while {@code WAITLISTED} and asked for by HTTP; absent in events, and while a seat is
 *     offered, as whoever has an offer is not in the queue any more
 * @param offerUntil while {@code WAITLISTED} with a seat offered: before that moment it can be accepted
 * @param withdrawnReason while {@code WITHDRAWN}, if one was given
 */
public record EnrollmentView(
        String id,
        String studentId,
        String studentName,
        OfferingView offering,
        int revision,
        EnrollmentStatus status,
        Instant enrolledAt,
        Instant changedAt,
        @Nullable Integer waitlistPosition,
        @Nullable Instant offerUntil,
        @Nullable String withdrawnReason,
        List<ModuleProgress> modules) {}
