package org.urbanriver.campus.contracts.enrollments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course that can be enrolled in.
 *
 * @param link where a webinar meets; told only to those enrolled and to staff
 * @param timeZone IANA name of the zone in which its dates are announced
 * @param capacity seats in all; absent means unlimited
 * @param seatsLeft seats that nobody holds; absent where there is no capacity
 * @param waiting students on the waitlist
 * @param enrollFrom from when students may enroll themselves; absent means at once
 * @param enrollUntil until when students may enroll themselves; absent means until the first class begins, and
 *     always where there are no dates
 */
public record OfferingView(
        String id,
        String courseId,
        String courseSlug,
        String courseTitle,
        OfferingType type,
        @Nullable String place,
        @Nullable String link,
        String timeZone,
        List<ClassDate> dates,
        @Nullable Integer capacity,
        @Nullable Integer seatsLeft,
        int waiting,
        boolean waitlist,
        @Nullable Instant enrollFrom,
        @Nullable Instant enrollUntil,
        OfferingStatus status,
        List<String> instructorIds) {}
