package org.urbanriver.campus.gateway.page.learning;

import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The modules of an enrollment with what is done of them, which change in place when one is marked.
 *
 * @param marked id of the module that was marked just now, or empty
 */
public record Modules(Frame frame, EnrollmentView enrollment, String marked) implements Screen {

    static final String ID = "modules";

    public Progress progress() {
        return Progress.of(enrollment);
    }

    public boolean mayRead() {
        return enrollment.status() == EnrollmentStatus.ACTIVE || enrollment.status() == EnrollmentStatus.COMPLETED;
    }

    public boolean mayMark() {
        return enrollment.status() == EnrollmentStatus.ACTIVE && frame.isViewer(enrollment.studentId());
    }

    public String lesson(ModuleProgress module) {
        return Addresses.lesson(enrollment.offering().courseSlug(), module.moduleId());
    }
}
