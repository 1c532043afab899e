package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.courses.ModuleCommand;
import org.urbanriver.campus.contracts.courses.ModuleOrder;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;

/** One course: the order of its modules, its details, and its end. */
@RestController
class CourseEditorController {

    private static final int SHOWN_OFFERINGS = 100;

    private final AuthoringApi authoring;
    private final OfferingApi offerings;
    private final Parts parts;
    private final Frames frames;

    CourseEditorController(AuthoringApi authoring, OfferingApi offerings, Parts parts, Frames frames) {
        this.authoring = authoring;
        this.offerings = offerings;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/teach/courses/{id}", produces = MediaType.TEXT_HTML_VALUE)
    Screen course(@PathVariable String id, HttpServletRequest request) {
        return editor(id, FieldErrors.NONE, "", "", request);
    }

    @PostMapping(path = "/teach/courses/{id}/modules", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> addModule(
            @PathVariable String id, @RequestParam(defaultValue = "") String title, HttpServletRequest request) {
        try {
            var modules = authoring
                    .addModule(id, new ModuleCommand(null, title, null, ModuleForm.USUAL_MINUTES, null, "", null))
                    .modules();
            return Answers.seeOther(
                    "/teach/courses/" + id + "/modules/" + modules.getLast().id());
        } catch (HttpClientErrorException e) {
            var problem = ServiceProblems.of(e);
            return Answers.page(
                    e.getStatusCode(),
                    editor(id, FieldErrors.of(problem), Refusals.of(problem, frames.of(request)), title, request));
        }
    }

    /** The order in which the form names the modules, with one of them perhaps a place up or down. */
    @PostMapping(path = "/teach/courses/{id}/order", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> order(
            @PathVariable String id,
            @RequestParam(defaultValue = "") List<String> module,
            @RequestParam(defaultValue = "") String up,
            @RequestParam(defaultValue = "") String down,
            @RequestParam(defaultValue = "") String moved,
            HttpServletRequest request) {
        var order = new ArrayList<>(module);
        move(order, up, -1);
        move(order, down, 1);
        try {
            var draft = authoring.orderModules(id, new ModuleOrder(order, null));
            if (!Answers.wants(request, "modules")) {
                return Answers.seeOther("/teach/courses/" + id + "#modules");
            }
            var frame = frames.of(request);
            return Answers.page(HttpStatus.OK, new ModuleList(frame, draft, told(frame, draft, up + down + moved), ""));
        } catch (HttpClientErrorException e) {
            var refusal = frames.of(request).refusal(ServiceProblems.of(e));
            if (!Answers.wants(request, "modules")) {
                return Answers.page(e.getStatusCode(), editor(id, FieldErrors.NONE, refusal, "", request));
            }
            return Answers.page(
                    e.getStatusCode(), new ModuleList(frames.of(request), authoring.draft(id), "", refusal));
        }
    }

    private static String told(Frame frame, DraftView draft, String moduleId) {
        var modules = draft.modules();
        for (var place = 0; place < modules.size(); place++) {
            if (modules.get(place).id().equals(moduleId)) {
                return frame.text("teach.module.moved", modules.get(place).title(), place + 1, modules.size());
            }
        }
        return "";
    }

    private static void move(List<String> order, String moduleId, int by) {
        var from = order.indexOf(moduleId);
        var to = from + by;
        if (from >= 0 && to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
        }
    }

    @GetMapping(path = "/teach/courses/{id}/details", produces = MediaType.TEXT_HTML_VALUE)
    Screen details(@PathVariable String id, HttpServletRequest request) {
        var colleagues = parts.ask(authoring::instructors);
        var draft = authoring.draft(id);
        return new CourseDetails(
                frames.of(request), draft, colleagues, CourseForm.of(draft), FieldErrors.NONE, "", null);
    }

    @PostMapping(path = "/teach/courses/{id}/details", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> change(@PathVariable String id, HttpServletRequest request) {
        var form = CourseForm.of(request);
        try {
            authoring.change(id, form.command());
            return Answers.seeOther("/teach/courses/" + id, "told.course.saved");
        } catch (HttpClientErrorException e) {
            var problem = ServiceProblems.of(e);
            var colleagues = parts.ask(authoring::instructors);
            var draft = authoring.draft(id);
            var stale = ServiceProblems.is(e, ProblemType.CONCURRENT_CHANGE);
            return Answers.page(
                    e.getStatusCode(),
                    new CourseDetails(
                            frames.of(request),
                            draft,
                            colleagues,
                            form,
                            FieldErrors.of(problem),
                            Refusals.of(problem, frames.of(request)),
                            stale ? draft : null));
        }
    }

    @GetMapping(path = "/teach/courses/{id}/archive", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> askToArchive(@PathVariable String id, HttpServletRequest request) {
        var ask = Asking.archive(frames.of(request), authoring.draft(id));
        return Answers.partOrPage(request, "dialog", () -> ask, ask::page);
    }

    @PostMapping(path = "/teach/courses/{id}/archive", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> archive(@PathVariable String id) {
        authoring.archive(id);
        return Answers.seeOther("/teach/courses/" + id, "told.course.archived");
    }

    private CourseEditor editor(
            String id, FieldErrors errors, String refusal, String title, HttpServletRequest request) {
        var upcoming = parts.ask(() -> offerings.offerings(id, 0, SHOWN_OFFERINGS));
        return new CourseEditor(frames.of(request), authoring.draft(id), upcoming, errors, refusal, title);
    }
}
