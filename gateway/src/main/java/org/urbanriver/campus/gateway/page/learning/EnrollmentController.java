package org.urbanriver.campus.gateway.page.learning;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.urbanriver.campus.contracts.enrollments.EnrollCommand;
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.LearningApi;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;

/** One enrollment: how it stands, learning on, accepting an offered seat, and coming back. */
@RestController
class EnrollmentController {

    private final EnrollmentApi enrollments;
    private final LearningApi learning;
    private final Frames frames;

    EnrollmentController(EnrollmentApi enrollments, LearningApi learning, Frames frames) {
        this.enrollments = enrollments;
        this.learning = learning;
        this.frames = frames;
    }

    @GetMapping(path = "/enrollments/{id}", produces = MediaType.TEXT_HTML_VALUE)
    Screen enrollment(@PathVariable String id, HttpServletRequest request) {
        return new EnrollmentPage(frames.of(request), learning.learning(id), "");
    }

    /** Leads to {@code next}, a page of the campus, or back to the enrollment; in place where htmx asks for that. */
    @PostMapping(path = "/enrollments/{id}/modules/{moduleId}/done", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> done(
            @PathVariable String id,
            @PathVariable String moduleId,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request) {
        try {
            var enrollment = enrollments.done(id, moduleId);
            if (Answers.wants(request, Modules.ID)) {
                return Answers.page(HttpStatus.OK, new Modules(frames.of(request), enrollment, moduleId));
            }
            if (Answers.wants(request, LessonDone.ID)) {
                return Answers.page(HttpStatus.OK, new LessonDone(frames.of(request), enrollment, moduleId));
            }
            return next.isEmpty()
                    ? Answers.seeOther(Addresses.enrollment(id), "told.module-done")
                    : Answers.seeOther(next);
        } catch (HttpClientErrorException.Conflict e) {
            return refused(id, e, request);
        }
    }

    @PostMapping(path = "/enrollments/{id}/accept", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> accept(@PathVariable String id, HttpServletRequest request) {
        try {
            enrollments.accept(id);
            return Answers.seeOther(Addresses.enrollment(id), "told.seat-accepted");
        } catch (HttpClientErrorException.Conflict e) {
            return refused(id, e, request);
        }
    }

    /** Asks for a seat again, for who withdrew. */
    @PostMapping(path = "/enrollments/{id}/again", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> again(@PathVariable String id, HttpServletRequest request) {
        try {
            var offering = enrollments.enrollment(id).offering();
            var enrolled =
                    enrollments.enroll(new EnrollCommand(offering.id(), null)).getBody();
            var waits = enrolled != null && enrolled.status() == EnrollmentStatus.WAITLISTED;
            return Answers.seeOther(Addresses.enrollment(id), waits ? "told.waitlisted" : "told.enrolled-again");
        } catch (HttpClientErrorException.Conflict e) {
            return refused(id, e, request);
        }
    }

    /** On the page of the enrollment, or as a problem beside whatever page htmx asks from. */
    private ResponseEntity<Screen> refused(String id, HttpClientErrorException e, HttpServletRequest request) {
        if (Answers.wantsPart(request)) {
            throw e;
        }
        var frame = frames.of(request);
        var why = frame.refusal(ServiceProblems.of(e));
        return Answers.page(e.getStatusCode(), new EnrollmentPage(frame, learning.learning(id), why));
    }
}
