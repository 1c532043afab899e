package org.urbanriver.campus.gateway.page.learning;

import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.LearningView;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * A student's place in an offering: how it stands, dates, progress, and the ways out of it.
 *
 * @param refusal why a form did nothing, or empty
 */
public record EnrollmentPage(Frame frame, LearningView learning, String refusal) implements Screen {

    public EnrollmentView enrollment() {
        return learning.enrollment();
    }

    public OfferingView offering() {
        return learning.offering();
    }

    public Modules modules() {
        return new Modules(frame, learning.enrollment(), "");
    }

    public boolean isOwn() {
        return frame.isViewer(enrollment().studentId());
    }

    public boolean isActive() {
        return is(EnrollmentStatus.ACTIVE);
    }

    public boolean isCompleted() {
        return is(EnrollmentStatus.COMPLETED);
    }

    public boolean isWaiting() {
        return is(EnrollmentStatus.WAITLISTED);
    }

    public boolean isOffered() {
        return enrollment().offerUntil() != null;
    }

    /** Whether there is a seat, or a place in the queue, to give up or to change for another. */
    public boolean mayLeave() {
        return isActive() || isWaiting();
    }

    /** Whether asking for a seat again may lead to one. */
    public boolean mayReturn() {
        return isOwn() && is(EnrollmentStatus.WITHDRAWN) && offering().status() == OfferingStatus.OPEN;
    }

    public boolean isCancelled() {
        return offering().status() == OfferingStatus.CANCELLED;
    }

    private boolean is(EnrollmentStatus status) {
        return enrollment().status() == status;
    }
}
