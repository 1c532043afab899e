package org.urbanriver.campus.gateway.page.learning;

import java.util.Optional;
import org.urbanriver.campus.contracts.courses.LessonView;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * A lesson to read.
 *
 * @param enrollment by which it is read; empty for staff, and while it cannot be known
 * @param away whether the reader's progress cannot be known at the moment
 */
public record Lesson(Frame frame, LessonView lesson, Optional<EnrollmentView> enrollment, boolean away)
        implements Screen {

    public Outline outline() {
        return Outline.of(frame, lesson, enrollment);
    }

    public LessonEnd end() {
        return new LessonEnd(outline(), enrollment);
    }
}
