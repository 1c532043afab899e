package org.urbanriver.campus.gateway.page.learning;

import java.time.Instant;
import java.util.Optional;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * Everything that the viewer is enrolled in.
 *
 * @param current whether dates are as they are now, and not as they were when the enrollment changed
 */
public record MyLearning(Frame frame, Page<Entry> entries, boolean current) implements Screen {

    /**
     * @param offering as it is now, where that is known
     * @param next the class that comes next, or is being held
     */
    public record Entry(EnrollmentView enrollment, OfferingView offering, Optional<ClassDate> next) {

        static Entry of(EnrollmentView enrollment, OfferingView offering, Instant now) {
            var next = isOpen(enrollment)
                    ? offering.dates().stream()
                            .filter(date -> date.endsAt().isAfter(now))
                            .findFirst()
                    : Optional.<ClassDate>empty();
            return new Entry(enrollment, offering, next);
        }

        static boolean isOpen(EnrollmentView enrollment) {
            return enrollment.status() == EnrollmentStatus.ACTIVE || enrollment.status() == EnrollmentStatus.WAITLISTED;
        }

        public Progress progress() {
            return Progress.of(enrollment);
        }
    }
}
