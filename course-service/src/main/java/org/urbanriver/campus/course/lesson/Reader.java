package org.urbanriver.campus.course.lesson;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.platform.events.Copies;

/**
 * Copy of an enrollment, as far as reading lessons is concerned.
 *
 * @param reader course and student in one, to be found by both at once
 * @param revision of the course that the student enrolled in
 * @param changedAt when the status last changed; absent in copies of an earlier version
 * @param movedTo the enrollment that the student left this one for
 */
@Document("readers")
record Reader(
        @Id String id,
        long sequence,
        @Indexed String reader,
        EnrollmentStatus status,
        int revision,
        @Nullable Instant changedAt,
        @Nullable String movedTo)
        implements Copies.Copy {

    static Reader of(EnrollmentView enrollment, long sequence) {
        return of(enrollment, sequence, null);
    }

    static Reader of(EnrollmentView enrollment, long sequence, @Nullable String movedTo) {
        return new Reader(
                enrollment.id(),
                sequence,
                key(enrollment.offering().courseId(), enrollment.studentId()),
                enrollment.status(),
                enrollment.revision(),
                enrollment.changedAt(),
                movedTo);
    }

    static String key(String courseId, String studentId) {
        return courseId + ":" + studentId;
    }

    /**
     * Who moves to another offering reads on until their enrollment there is known here: the two are told of independently.
     *
     * @param all copies of the same student and course
     */
    boolean mayRead(List<Reader> all) {
        return status == EnrollmentStatus.ACTIVE
                || status == EnrollmentStatus.COMPLETED
                || movedTo != null && all.stream().noneMatch(this::hasMovedTo);
    }

    private boolean hasMovedTo(Reader other) {
        return other.id.equals(movedTo)
                && other.changedAt != null
                && changedAt != null
                && !other.changedAt.isBefore(changedAt);
    }
}
