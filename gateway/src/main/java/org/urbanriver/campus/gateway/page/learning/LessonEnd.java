package org.urbanriver.campus.gateway.page.learning;

import java.util.Optional;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;

/** What stands below a lesson: marking it done, and the way on. */
public record LessonEnd(Outline outline, Optional<EnrollmentView> enrollment) {

    public boolean isActive() {
        return enrollment
                .filter(each -> each.status() == EnrollmentStatus.ACTIVE)
                .isPresent();
    }

    public boolean mayMark() {
        return !outline.isDone() && isActive();
    }

    /** Where marking it done leads without JavaScript: to the next module, or else back to the enrollment. */
    public String after() {
        return outline.next().map(outline::address).orElse("");
    }
}
