package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.urbanriver.campus.contracts.courses.AuthoringApi;
import org.urbanriver.campus.contracts.courses.CatalogApi;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.Reason;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;

/** Scheduling an offering, changing, confirming and cancelling it. */
@RestController
class OfferingFormController {

    private static final int MOST = 100;

    private final OfferingApi offerings;
    private final AuthoringApi authoring;
    private final CatalogApi catalog;
    private final Parts parts;
    private final Frames frames;

    OfferingFormController(
            OfferingApi offerings, AuthoringApi authoring, CatalogApi catalog, Parts parts, Frames frames) {
        this.offerings = offerings;
        this.authoring = authoring;
        this.catalog = catalog;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/teach/offerings/new", produces = MediaType.TEXT_HTML_VALUE)
    Screen form(@RequestParam(defaultValue = "") String course, HttpServletRequest request) {
        return editor(null, OfferingForm.empty(course), FieldErrors.NONE, "", frames.of(request));
    }

    @PostMapping(path = "/teach/offerings", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> schedule(HttpServletRequest request) {
        return save(null, request);
    }

    @GetMapping(path = "/teach/offerings/{id}/edit", produces = MediaType.TEXT_HTML_VALUE)
    Screen edit(@PathVariable String id, HttpServletRequest request) {
        var offering = offerings.offering(id);
        return editor(offering, OfferingForm.of(offering), FieldErrors.NONE, "", frames.of(request));
    }

    @PostMapping(path = "/teach/offerings/{id}/edit", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> change(@PathVariable String id, HttpServletRequest request) {
        return save(id, request);
    }

    private ResponseEntity<Screen> save(@Nullable String id, HttpServletRequest request) {
        var frame = frames.of(request);
        var form = OfferingForm.of(request);
        if (Fields.isOn(request, "more")) {
            return Answers.page(HttpStatus.OK, editor(known(id), form.withAnotherDay(), FieldErrors.NONE, "", frame));
        }
        var unread = new LinkedHashMap<String, String>();
        var command = form.command(unread, frame);
        if (!unread.isEmpty()) {
            return Answers.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    editor(known(id), form, new FieldErrors(unread), frame.text("teach.look"), frame));
        }
        try {
            var saved = id == null ? offerings.schedule(command) : offerings.change(id, command);
            return Answers.seeOther(
                    "/teach/offerings/" + saved.id(), id == null ? "told.offering.scheduled" : "told.offering.changed");
        } catch (HttpClientErrorException e) {
            var problem = ServiceProblems.of(e);
            if (id != null && ServiceProblems.is(e, ProblemType.CONCURRENT_CHANGE)) {
                return Answers.page(e.getStatusCode(), both(offerings.offering(id), form, frame));
            }
            return Answers.page(
                    e.getStatusCode(),
                    editor(known(id), form, FieldErrors.of(problem), Refusals.of(problem, frame), frame));
        }
    }

    /** What was typed, and what somebody else has saved meanwhile; saving again takes the place of that. */
    private OfferingEditor both(OfferingView offering, OfferingForm form, Frame frame) {
        var stored = OfferingForm.of(offering);
        var refusal = frame.text("teach.offering.both");
        return editor(offering, form.over(stored), FieldErrors.NONE, refusal, form.differences(stored), frame);
    }

    private @Nullable OfferingView known(@Nullable String id) {
        return id == null ? null : offerings.offering(id);
    }

    private OfferingEditor editor(
            @Nullable OfferingView offering, OfferingForm form, FieldErrors errors, String refusal, Frame frame) {
        return editor(offering, form, errors, refusal, Map.of(), frame);
    }

    private OfferingEditor editor(
            @Nullable OfferingView offering,
            OfferingForm form,
            FieldErrors errors,
            String refusal,
            Map<String, String> stored,
            Frame frame) {
        var courses = parts.ask(() -> authoring.drafts(0, MOST));
        var others = parts.ask(() -> catalog.courses(null, null, 0, MOST));
        return new OfferingEditor(frame, offering, courses, others, form, errors, refusal, stored);
    }

    @PostMapping(path = "/teach/offerings/{id}/confirm", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> confirm(@PathVariable String id) {
        offerings.confirm(id);
        return Answers.seeOther("/teach/offerings/" + id, "told.offering.confirmed");
    }

    @GetMapping(path = "/teach/offerings/{id}/cancel", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> askToCancel(@PathVariable String id, HttpServletRequest request) {
        var ask = Asking.cancel(frames.of(request), offerings.offering(id));
        return Answers.partOrPage(request, "dialog", () -> ask, ask::page);
    }

    @PostMapping(path = "/teach/offerings/{id}/cancel", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> cancel(
            @PathVariable String id, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        try {
            offerings.cancel(id, new Reason(reason));
            return Answers.seeOther("/teach/offerings/" + id, "told.offering.cancelled");
        } catch (HttpClientErrorException e) {
            var frame = frames.of(request);
            var problem = ServiceProblems.of(e);
            var told = FieldErrors.of(problem).at("reason");
            return Answers.page(
                    e.getStatusCode(),
                    Asking.cancel(frame, offerings.offering(id))
                            .with(reason, told.isEmpty() ? frame.refusal(problem) : told)
                            .page());
        }
    }
}
