package org.urbanriver.campus.gateway.page.catalog;

import java.util.List;
import java.util.Map;
import org.urbanriver.campus.contracts.courses.CourseView;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * One course: what it teaches, when it runs, and the seat of whoever looks.
 *
 * @param techniques names by slug
 * @param refusal why the viewer did not get a seat just now, or empty
 */
public record CoursePage(
        Frame frame,
        CourseView course,
        Asked<List<OfferingCard>> offerings,
        Map<String, String> techniques,
        String refusal)
        implements Screen {

    /** Whether the lessons are open to whoever looks, as far as can be known here. */
    public boolean mayRead() {
        return frame.isAdmin()
                || course.instructors().stream().anyMatch(instructor -> frame.isViewer(instructor.id()))
                || offerings.or(List.of()).stream()
                        .flatMap(card -> card.mine().stream())
                        .anyMatch(enrollment -> enrollment.status() == EnrollmentStatus.ACTIVE
                                || enrollment.status() == EnrollmentStatus.COMPLETED);
    }

    public String technique(String slug) {
        return techniques.getOrDefault(slug, slug);
    }

    public int minutes() {
        return course.modules().stream().mapToInt(module -> module.minutes()).sum();
    }
}
