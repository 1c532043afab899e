package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.multipart.MultipartFile;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.AuthoringApi;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.PageNumber;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;

/** The courses of whoever teaches, and the ways to another one. */
@RestController
class CoursesController {

    private static final int SIZE = 24;

    private final AuthoringApi authoring;
    private final Parts parts;
    private final Frames frames;

    CoursesController(AuthoringApi authoring, Parts parts, Frames frames) {
        this.authoring = authoring;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/teach", produces = MediaType.TEXT_HTML_VALUE)
    Screen courses(@RequestParam(defaultValue = "0") String page, HttpServletRequest request) {
        return new MyCourses(frames.of(request), drafts(page), "");
    }

    @GetMapping(path = "/teach/courses/new", produces = MediaType.TEXT_HTML_VALUE)
    Screen form(HttpServletRequest request) {
        return form(CourseForm.EMPTY, FieldErrors.NONE, "", request);
    }

    @PostMapping(path = "/teach/courses", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> begin(HttpServletRequest request) {
        var form = CourseForm.of(request);
        try {
            var draft = authoring.begin(form.command());
            return Answers.seeOther("/teach/courses/" + draft.id(), "told.course.begun");
        } catch (HttpClientErrorException e) {
            var problem = ServiceProblems.of(e);
            var refusal = Refusals.of(problem, frames.of(request));
            return Answers.page(e.getStatusCode(), form(form, FieldErrors.of(problem), refusal, request));
        }
    }

    /** A course in files, as {@code /api/authoring/courses/{id}/export} gives it out. */
    @PostMapping(path = "/teach/courses/import", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> importCourse(@RequestPart("file") MultipartFile file, HttpServletRequest request) {
        try {
            var answer = authoring.importCourse(file.getResource());
            var draft = Objects.requireNonNull(answer.getBody(), "an imported course is answered");
            return Answers.seeOther(
                    "/teach/courses/" + draft.id(),
                    answer.getStatusCode().isSameCodeAs(HttpStatus.CREATED)
                            ? "told.course.imported"
                            : "told.course.replaced");
        } catch (HttpClientErrorException e) {
            var frame = frames.of(request);
            var problem = ServiceProblems.of(e);
            var findings = String.join(
                    "\n",
                    FieldErrors.of(problem).byField().entrySet().stream()
                            .map(each -> each.getKey() + ": " + each.getValue())
                            .toList());
            var why = findings.isEmpty() ? frame.refusal(problem) : findings;
            return Answers.page(e.getStatusCode(), new MyCourses(frame, drafts("0"), why));
        }
    }

    private Asked<Page<DraftView>> drafts(String page) {
        return parts.ask(() -> authoring.drafts(PageNumber.of(page), SIZE));
    }

    private CourseDetails form(CourseForm form, FieldErrors errors, String refusal, HttpServletRequest request) {
        return new CourseDetails(
                frames.of(request), null, parts.ask(authoring::instructors), form, errors, refusal, null);
    }
}
