package org.urbanriver.campus.gateway.page.learning;

import org.urbanriver.campus.contracts.courses.LessonView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * A lesson to read.
 *
 * @param progress of the reader, or why there is none
 */
public record Lesson(Frame frame, LessonView lesson, Reading progress) implements Screen {

    /**
     * @param available whether the reader's progress can be known at the moment
     * @param enrollmentId the enrollment that the module is done in, or empty
     * @param done whether it is done already
     */
    public record Reading(boolean available, String enrollmentId, boolean done) {

        static final Reading NONE = new Reading(true, "", false);
        static final Reading UNKNOWN = new Reading(false, "", false);
    }

    public String address(String moduleId) {
        return "/courses/" + lesson.courseSlug() + "/modules/" + moduleId;
    }

    public boolean mayMark() {
        return !progress.enrollmentId().isEmpty() && !progress.done();
    }
}
