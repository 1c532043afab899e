package org.urbanriver.campus.course.lesson;

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
 */
@Document("readers")
record Reader(@Id String id, long sequence, @Indexed String reader, EnrollmentStatus status, int revision)
        implements Copies.Copy {

    static Reader of(EnrollmentView enrollment, long sequence) {
        return new Reader(
                enrollment.id(),
                sequence,
                key(enrollment.offering().courseId(), enrollment.studentId()),
                enrollment.status(),
                enrollment.revision());
    }

    static String key(String courseId, String studentId) {
        return courseId + ":" + studentId;
    }

    boolean mayRead() {
        return status == EnrollmentStatus.ACTIVE || status == EnrollmentStatus.COMPLETED;
    }
}
