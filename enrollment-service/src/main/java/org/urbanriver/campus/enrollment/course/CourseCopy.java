package org.urbanriver.campus.enrollment.course;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.courses.CourseView;
import org.urbanriver.campus.contracts.courses.InstructorView;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.platform.events.Copies;

/**
 * A course as it was last published: enough to schedule and to enroll while the course service is away.
 *
 * @param modules of the newest revision, none of them done
 */
@Document("courses")
public record CourseCopy(
        @Id String id,
        @Indexed String slug,
        String title,
        List<String> instructorIds,
        int revision,
        List<ModuleProgress> modules,
        boolean archived,
        long sequence)
        implements Copies.Copy {

    static CourseCopy of(CourseView course, long sequence) {
        return new CourseCopy(
                course.id(),
                course.slug(),
                course.title(),
                course.instructors().stream().map(InstructorView::id).toList(),
                course.revision(),
                course.modules().stream()
                        .map(module -> new ModuleProgress(module.id(), module.title(), null))
                        .toList(),
                course.archived(),
                sequence);
    }
}
