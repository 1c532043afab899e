package org.urbanriver.campus.gateway.page.learning;

import java.util.Optional;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * A student's place in an offering: dates, progress, and the way out of it.
 *
 * @param offering as it is now
 * @param told what a form has just done, or empty
 * @param refusal why a form did nothing, or empty
 * @param leaving the form to withdraw by
 */
public record EnrollmentPage(
        Frame frame, EnrollmentView enrollment, OfferingView offering, String told, String refusal, Leaving leaving)
        implements Screen {

    /**
     * @param reason as it was typed
     * @param error what is wrong with it, or empty
     */
    public record Leaving(String reason, String error) {

        static final Leaving UNTOUCHED = new Leaving("", "");

        public boolean isBegun() {
            return !reason.isEmpty() || !error.isEmpty();
        }
    }

    public boolean isOwn() {
        return frame.isViewer(enrollment.studentId());
    }

    public boolean hasSeat() {
        return enrollment.status() == EnrollmentStatus.ACTIVE || enrollment.status() == EnrollmentStatus.COMPLETED;
    }

    public boolean isWaiting() {
        return enrollment.status() == EnrollmentStatus.WAITLISTED;
    }

    public boolean mayMark() {
        return isOwn() && enrollment.status() == EnrollmentStatus.ACTIVE;
    }

    public boolean mayLeave() {
        return isWaiting() || enrollment.status() == EnrollmentStatus.ACTIVE;
    }

    public String lesson(ModuleProgress module) {
        return "/courses/" + offering.courseSlug() + "/modules/" + module.moduleId();
    }

    public Progress progress() {
        return Progress.of(enrollment);
    }

    /** The module to go on with: the first that is not done. */
    public Optional<ModuleProgress> next() {
        return enrollment.modules().stream()
                .filter(module -> module.doneAt() == null)
                .findFirst();
    }
}
