package org.urbanriver.campus.gateway.page.learning;

import java.util.List;
import java.util.Optional;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.LearningView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * Everything that the viewer is enrolled in.
 *
 * @param current what they study or wait for, whose class comes first at the front
 * @param past what they completed or left
 */
public record MyLearning(Frame frame, List<LearningView> current, Page<EnrollmentView> past) implements Screen {

    public boolean isEmpty() {
        return current.isEmpty() && past.total() == 0;
    }

    /** What the class that comes next belongs to. */
    public Optional<LearningView> next() {
        return studied().stream().filter(each -> each.nextClass() != null).findFirst();
    }

    public List<LearningView> studied() {
        return current.stream()
                .filter(each -> each.enrollment().status() == EnrollmentStatus.ACTIVE)
                .toList();
    }

    /** Where a seat is kept until the viewer answers. */
    public List<LearningView> offered() {
        return current.stream()
                .filter(each -> each.enrollment().offerUntil() != null)
                .toList();
    }

    public List<LearningView> waited() {
        return current.stream()
                .filter(each -> each.enrollment().status() == EnrollmentStatus.WAITLISTED
                        && each.enrollment().offerUntil() == null)
                .toList();
    }

    public List<EnrollmentView> completed() {
        return past(EnrollmentStatus.COMPLETED);
    }

    public List<EnrollmentView> left() {
        return past(EnrollmentStatus.WITHDRAWN);
    }

    private List<EnrollmentView> past(EnrollmentStatus status) {
        return past.items().stream().filter(each -> each.status() == status).toList();
    }
}
