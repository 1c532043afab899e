package org.urbanriver.campus.gateway.page.learning;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.CatalogApi;
import org.urbanriver.campus.contracts.courses.LessonView;
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.page.learning.Lesson.Reading;
import org.urbanriver.campus.gateway.route.ServiceProblems;

/** Reading the lessons of a course, one module a page. */
@RestController
class LessonController {

    private static final Logger log = LoggerFactory.getLogger(LessonController.class);

    private final CatalogApi catalog;
    private final EnrollmentApi enrollments;
    private final Frames frames;

    LessonController(CatalogApi catalog, EnrollmentApi enrollments, Frames frames) {
        this.catalog = catalog;
        this.enrollments = enrollments;
        this.frames = frames;
    }

    @GetMapping(path = "/courses/{slug}/modules/{moduleId}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> lesson(
            @PathVariable String slug, @PathVariable String moduleId, HttpServletRequest request) {
        var frame = frames.of(request);
        try {
            var lesson = catalog.lesson(slug, moduleId);
            return ResponseEntity.ok(new Lesson(frame, lesson, reading(lesson)));
        } catch (HttpClientErrorException.Forbidden e) {
            if (!ServiceProblems.is(e, ProblemType.NO_SEAT)) {
                throw e;
            }
            var why = String.valueOf(ServiceProblems.of(e).getDetail());
            return ResponseEntity.status(e.getStatusCode()).body(new NoSeat(frame, slug, why));
        }
    }

    private Reading reading(LessonView lesson) {
        try {
            return enrollments.mine(0, Page.MAX_SIZE).items().stream()
                    .filter(enrollment -> enrollment.offering().courseSlug().equals(lesson.courseSlug()))
                    .filter(LessonController::isSeat)
                    .sorted(Comparator.comparing(EnrollmentView::status)) // an active one before a completed one
                    .flatMap(enrollment -> enrollment.modules().stream()
                            .filter(module -> module.moduleId().equals(lesson.moduleId()))
                            .map(module -> new Reading(true, enrollment.id(), module.doneAt() != null)))
                    .findFirst()
                    .orElse(Reading.NONE);
        } catch (RestClientException e) {
            log.warn("The progress cannot be shown: {}", e.getMessage());
            return Reading.UNKNOWN;
        }
    }

    private static boolean isSeat(EnrollmentView enrollment) {
        return enrollment.status() == EnrollmentStatus.ACTIVE || enrollment.status() == EnrollmentStatus.COMPLETED;
    }
}
