package org.urbanriver.campus.gateway.page.learning;

import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.LearningView;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * Asks whether a seat, or a place in the queue, shall really be given up, and says what that means.
 *
 * @param reason as it was typed
 * @param refusal why nothing was done, or empty
 */
public record LeavePage(Frame frame, LearningView learning, String reason, FieldErrors errors, String refusal)
        implements Screen {

    static LeavePage fresh(Frame frame, LearningView learning) {
        return new LeavePage(frame, learning, "", FieldErrors.NONE, "");
    }

    public boolean isOwn() {
        return frame.isViewer(learning.enrollment().studentId());
    }

    public boolean isWaiting() {
        return learning.enrollment().status() == EnrollmentStatus.WAITLISTED;
    }

    /** Whether there is anything left to give up. */
    public boolean mayLeave() {
        return isWaiting() || learning.enrollment().status() == EnrollmentStatus.ACTIVE;
    }
}
