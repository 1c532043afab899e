package org.urbanriver.campus.gateway.page.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.urbanriver.campus.contracts.courses.CourseView;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * One course: what it teaches, when it runs, and the seat of whoever looks.
 *
 * @param offeringsAvailable whether the offerings can be read at the moment
 * @param enrollments of the viewer by offering
 * @param techniques names by slug
 * @param refusal why the viewer did not get a seat just now, or empty
 */
public record CoursePage(
        Frame frame,
        CourseView course,
        boolean offeringsAvailable,
        List<OfferingView> offerings,
        Map<String, EnrollmentView> enrollments,
        Map<String, String> techniques,
        String refusal)
        implements Screen {

    public Optional<EnrollmentView> enrollment(OfferingView offering) {
        return Optional.ofNullable(enrollments.get(offering.id()));
    }

    /** Whether the lessons are open to whoever looks, as far as can be known here. */
    public boolean mayRead() {
        return frame.isAdmin()
                || course.instructors().stream().anyMatch(instructor -> frame.isViewer(instructor.id()))
                || enrollments.values().stream()
                        .anyMatch(enrollment -> enrollment.status() == EnrollmentStatus.ACTIVE
                                || enrollment.status() == EnrollmentStatus.COMPLETED);
    }

    public boolean mayReadRoster(OfferingView offering) {
        return frame.isAdmin() || offering.instructorIds().stream().anyMatch(frame::isViewer);
    }

    public String technique(String slug) {
        return techniques.getOrDefault(slug, slug);
    }
}
