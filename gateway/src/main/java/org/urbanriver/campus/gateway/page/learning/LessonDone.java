package org.urbanriver.campus.gateway.page.learning;

import java.util.Optional;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** What changes in place when the lesson that is read was marked done. */
public record LessonDone(Frame frame, EnrollmentView enrollment, String moduleId) implements Screen {

    static final String ID = "lesson-end";

    public Outline outline() {
        return Outline.of(frame, enrollment, moduleId);
    }

    public LessonEnd end() {
        return new LessonEnd(outline(), Optional.of(enrollment));
    }
}
