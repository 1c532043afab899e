package org.urbanriver.campus.gateway.page.learning;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.courses.CatalogApi;
import org.urbanriver.campus.contracts.enrollments.BookmarkCommand;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.LearningApi;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Reading the lessons of a course, one module a page; where one was is kept for the next time. */
@RestController
class LessonController {

    private final CatalogApi catalog;
    private final LearningApi learning;
    private final CurrentCaller caller;
    private final Parts parts;
    private final Frames frames;

    LessonController(CatalogApi catalog, LearningApi learning, CurrentCaller caller, Parts parts, Frames frames) {
        this.catalog = catalog;
        this.learning = learning;
        this.caller = caller;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/courses/{slug}/modules/{moduleId}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> lesson(
            @PathVariable String slug, @PathVariable String moduleId, HttpServletRequest request) {
        var lesson = parts.ask(() -> catalog.lesson(slug, moduleId));
        var reading = reading(slug, moduleId);
        var frame = frames.of(request);
        var noSeat = lesson.refusal().filter(LessonController::isNoSeat);
        if (noSeat.isPresent()) {
            return Answers.page(HttpStatus.FORBIDDEN, new NoSeat(frame, slug, frame.refusal(noSeat.get())));
        }
        return Answers.page(
                HttpStatus.OK, new Lesson(frame, lesson.required(), reading.or(Optional.empty()), reading.isAway()));
    }

    /** Who reads without a seat has no place to come back to. */
    private Asked<Optional<EnrollmentView>> reading(String slug, String moduleId) {
        return caller.get().has(Role.STUDENT)
                ? parts.ask(() -> Optional.of(learning.open(slug, new BookmarkCommand(moduleId))))
                : Asked.of(Optional.empty());
    }

    private static boolean isNoSeat(ProblemDetail problem) {
        var properties = problem.getProperties();
        return properties != null && ProblemType.NO_SEAT.slug().equals(properties.get("reason"));
    }
}
