package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.urbanriver.campus.contracts.courses.AuthoringApi;
import org.urbanriver.campus.contracts.courses.PublishCommand;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;

/** Publishing a course, and looking at what was published before. */
@RestController
class PublishingController {

    private final AuthoringApi authoring;
    private final Parts parts;
    private final Frames frames;

    PublishingController(AuthoringApi authoring, Parts parts, Frames frames) {
        this.authoring = authoring;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/teach/courses/{id}/publish", produces = MediaType.TEXT_HTML_VALUE)
    Screen look(@PathVariable String id, HttpServletRequest request) {
        return publishing(id, "", FieldErrors.NONE, "", request);
    }

    @PostMapping(path = "/teach/courses/{id}/publish", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> publish(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable Long version,
            HttpServletRequest request) {
        try {
            authoring.publish(id, new PublishCommand(note, version));
            return Answers.seeOther("/teach/courses/" + id, "told.course.published");
        } catch (HttpClientErrorException e) {
            var problem = ServiceProblems.of(e);
            var frame = frames.of(request);
            var why = ServiceProblems.is(e, ProblemType.CONCURRENT_CHANGE)
                    ? frame.text("teach.publish.changed")
                    : Refusals.of(problem, frame);
            return Answers.page(e.getStatusCode(), publishing(id, note, FieldErrors.of(problem), why, request));
        }
    }

    private Publishing publishing(
            String id, String note, FieldErrors errors, String refusal, HttpServletRequest request) {
        var difference = parts.ask(() -> authoring.difference(id, null, null));
        return new Publishing(frames.of(request), authoring.draft(id), difference, note, errors, refusal);
    }

    @GetMapping(path = "/teach/courses/{id}/revisions", produces = MediaType.TEXT_HTML_VALUE)
    Screen revisions(@PathVariable String id, HttpServletRequest request) {
        var revisions = parts.ask(() -> authoring.revisions(id));
        return new Revisions(frames.of(request), authoring.draft(id), revisions);
    }

    @GetMapping(path = "/teach/courses/{id}/revisions/{number}", produces = MediaType.TEXT_HTML_VALUE)
    Screen revision(@PathVariable String id, @PathVariable int number, HttpServletRequest request) {
        var difference = parts.ask(() -> authoring.difference(id, null, number));
        return new RevisionDifference(frames.of(request), authoring.draft(id), difference.required());
    }
}
