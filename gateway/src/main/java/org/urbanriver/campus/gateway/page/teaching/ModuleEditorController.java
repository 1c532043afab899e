package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
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
import org.urbanriver.campus.contracts.courses.DraftModuleView;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.courses.LessonView;
import org.urbanriver.campus.contracts.courses.TextToPreview;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;
import org.urbanriver.campus.platform.problems.NotFound;

/** Writing a module. Saving names the edition that it was made on, so that nobody's text is lost by another's. */
@RestController
class ModuleEditorController {

    private static final String MODULE = "/teach/courses/{id}/modules/{moduleId}";

    private final AuthoringApi authoring;
    private final CatalogApi catalog;
    private final Parts parts;
    private final Frames frames;

    ModuleEditorController(AuthoringApi authoring, CatalogApi catalog, Parts parts, Frames frames) {
        this.authoring = authoring;
        this.catalog = catalog;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = MODULE, produces = MediaType.TEXT_HTML_VALUE)
    Screen module(@PathVariable String id, @PathVariable String moduleId, HttpServletRequest request) {
        var preview = parts.ask(() -> authoring.preview(id));
        var techniques = parts.ask(catalog::techniques);
        var frame = frames.of(request);
        var draft = authoring.draft(id);
        var module = module(draft, moduleId);
        var html = preview.or(List.of()).stream()
                .filter(lesson -> lesson.moduleId().equals(moduleId))
                .findFirst()
                .map(LessonView::html)
                .orElse("");
        return new ModuleEditor(
                frame, draft, module, techniques, ModuleForm.of(module), Saved.nothing(frame, id, module), html);
    }

    /** With htmx it is saved while the author writes, and only how that went is answered. */
    @PostMapping(path = MODULE, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> save(
            @PathVariable String id,
            @PathVariable String moduleId,
            @RequestParam(defaultValue = "") String keep,
            @RequestParam(defaultValue = "") String preview,
            @RequestParam(defaultValue = "") String conflict,
            HttpServletRequest request) {
        var typed = ModuleForm.of(request);
        var form = keep.isEmpty() ? typed : typed.on(keep);
        if (!preview.isEmpty()) {
            return Answers.page(HttpStatus.OK, page(id, moduleId, form, null, request));
        }
        if (!conflict.isEmpty() && keep.isEmpty() && Answers.wants(request, "saved")) {
            return ResponseEntity.noContent().build(); // until the author has chosen, both stay as they are
        }
        try {
            var draft = authoring.changeModule(id, moduleId, form.command());
            var frame = frames.of(request);
            return Answers.wants(request, "saved")
                    ? Answers.page(HttpStatus.OK, saved(frame, draft, moduleId))
                    : Answers.seeOther("/teach/courses/" + id + "/modules/" + moduleId, "told.module.saved");
        } catch (HttpClientErrorException e) {
            var saved = notSaved(id, moduleId, form, e, frames.of(request));
            return Answers.wants(request, "saved")
                    ? Answers.page(e.getStatusCode(), saved)
                    : Answers.page(e.getStatusCode(), page(id, moduleId, form, saved, request));
        }
    }

    @PostMapping(path = "/teach/preview", produces = MediaType.TEXT_HTML_VALUE)
    Screen preview(@RequestParam(defaultValue = "") String text, HttpServletRequest request) {
        return new TextPreview(
                frames.of(request),
                authoring.previewText(new TextToPreview(text)).html());
    }

    @GetMapping(path = MODULE + "/remove", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> askToRemove(
            @PathVariable String id, @PathVariable String moduleId, HttpServletRequest request) {
        var draft = authoring.draft(id);
        var ask = Asking.removeModule(frames.of(request), draft, module(draft, moduleId));
        return Answers.partOrPage(request, "dialog", () -> ask, ask::page);
    }

    @PostMapping(path = MODULE + "/remove", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> remove(
            @PathVariable String id, @PathVariable String moduleId, @RequestParam(defaultValue = "") String basedOn) {
        authoring.removeModule(id, moduleId, basedOn.isEmpty() ? null : basedOn);
        return Answers.seeOther("/teach/courses/" + id, "told.module.removed");
    }

    /** The editor with what was typed. */
    private ModuleEditor page(
            String id, String moduleId, ModuleForm form, @Nullable Saved saved, HttpServletRequest request) {
        var techniques = parts.ask(catalog::techniques);
        var html = parts.ask(
                () -> authoring.previewText(new TextToPreview(form.text())).html());
        var frame = frames.of(request);
        var draft = authoring.draft(id);
        var module = module(draft, moduleId);
        var state = saved != null
                ? saved
                : new Saved(frame, id, moduleId, form.basedOn(), null, "", FieldErrors.NONE, null);
        return new ModuleEditor(frame, draft, module, techniques, form, state, html.or(""));
    }

    private static Saved saved(Frame frame, DraftView draft, String moduleId) {
        var module = module(draft, moduleId);
        return new Saved(
                frame, draft.id(), moduleId, module.edition().id(), draft.updatedAt(), "", FieldErrors.NONE, null);
    }

    private static Saved notSaved(
            String id, String moduleId, ModuleForm form, HttpClientErrorException e, Frame frame) {
        var problem = ServiceProblems.of(e);
        var errors = FieldErrors.of(problem);
        var both = ServiceProblems.is(e, ProblemType.CONCURRENT_CHANGE) ? e.getResponseBodyAs(Both.class) : null;
        return new Saved(
                frame,
                id,
                moduleId,
                form.basedOn(),
                null,
                errors.isEmpty() ? frame.refusal(problem) : told(errors, frame),
                errors,
                both == null ? null : both.theirs());
    }

    /** With the names of the fields, which may be folded away. */
    private static String told(FieldErrors errors, Frame frame) {
        return errors.byField().entrySet().stream()
                .map(error -> switch (error.getKey()) {
                    case "title" -> frame.text("teach.module.title") + ": " + error.getValue();
                    case "minutes" -> frame.text("teach.module.minutes") + ": " + error.getValue();
                    case "technique" -> frame.text("teach.module.technique") + ": " + error.getValue();
                    default -> error.getValue();
                })
                .collect(Collectors.joining(" "));
    }

    /** What the service tells of two changes that do not go together. */
    record Both(@Nullable DraftModuleView theirs) {}

    private static DraftModuleView module(DraftView draft, String moduleId) {
        return draft.modules().stream()
                .filter(module -> module.id().equals(moduleId))
                .findFirst()
                .orElseThrow(() -> new NotFound("module"));
    }
}
