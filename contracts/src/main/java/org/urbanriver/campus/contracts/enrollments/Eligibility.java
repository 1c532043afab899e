package org.urbanriver.campus.contracts.enrollments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a student may expect who asks for a seat now, by the rules that enrolling itself goes by. It promises nothing: a seat
 * may be gone a moment later.
 *
 * @param reasons all that stands against it, the one that enrolling would name first; empty unless {@code REFUSED}
 * @param seatsLeft seats that nobody holds; absent where there is no capacity
 * @param waiting students on the waitlist
 * @param enrollmentId the student's enrollment, while {@code ENROLLED}
 * @param status of that enrollment
 * @param advice a sentence that says what can be done now
 */
public record Eligibility(
        String offeringId,
        String studentId,
        Outcome outcome,
        List<Hindrance> reasons,
        @Nullable Integer seatsLeft,
        int waiting,
        @Nullable String enrollmentId,
        @Nullable EnrollmentStatus status,
        String advice) {

    /** What would come of enrolling now. */
    public enum Outcome {
        /** a seat at once */
        SEAT,
        /** a place on the waitlist */
        WAITLIST,
        /** nothing new: there is an enrollment that is active, waiting or completed */
        ENROLLED,
        REFUSED
    }

    /**
     * One thing that stands against a seat.
     *
     * @param reason the slug of the refusal
     * @param sentence says to the student what is the matter and what can be done
     * @param at when enrollment opens, or when it closed
     * @param courses that are to be completed first
     */
    public record Hindrance(
            Refusal reason, String sentence, @Nullable Instant at, List<NeededCourse> courses) {}

    /** A course that is to be completed first. */
    public record NeededCourse(String id, String slug, String title) {}
}
