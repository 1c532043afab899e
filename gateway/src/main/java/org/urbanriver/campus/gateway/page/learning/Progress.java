package org.urbanriver.campus.gateway.page.learning;

import org.urbanriver.campus.contracts.enrollments.EnrollmentView;

/** How many of its modules a student has done. */
public record Progress(int done, int modules) {

    public static Progress of(EnrollmentView enrollment) {
        var done = enrollment.modules().stream()
                .filter(module -> module.doneAt() != null)
                .count();
        return new Progress((int) done, enrollment.modules().size());
    }
}
