package org.urbanriver.campus.contracts.courses;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.urbanriver.campus.contracts.Page;

/**
 * Writing and publishing courses: for the instructors of a course and for admins. A course that the caller may not edit
 * answers 404, as if it did not exist.
 */
@HttpExchange("/api/authoring/courses")
public interface AuthoringApi {

    /** The courses that the caller may edit, last changed first, without the texts of their modules. */
    @GetExchange
    Page<DraftView> drafts(
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size);

    @PostExchange
    @ResponseStatus(HttpStatus.CREATED)
    DraftView begin(@Valid @RequestBody DraftCommand command);

    /** Everybody who may be made an instructor of a course, by name; 500 at most. */
    @GetExchange("/instructors")
    List<InstructorView> instructors();

    @GetExchange("/{id}")
    DraftView draft(@PathVariable String id);

    /** 409 {@code concurrent-change} tells in {@code theirs} the draft that a colleague made of it meanwhile. */
    @PutExchange("/{id}")
    DraftView change(@PathVariable String id, @Valid @RequestBody DraftCommand command);

    @PostExchange("/{id}/modules")
    @ResponseStatus(HttpStatus.CREATED)
    DraftView addModule(@PathVariable String id, @Valid @RequestBody ModuleCommand command);

    /**
     * 409 {@code concurrent-change} tells in {@code yours} and {@code theirs} the two {@link DraftModuleView modules} that do not
     * go together; nothing was changed then. Saving what is there already is never refused.
     */
    @PutExchange("/{id}/modules/{moduleId}")
    DraftView changeModule(
            @PathVariable String id, @PathVariable String moduleId, @Valid @RequestBody ModuleCommand command);

    /** @param basedOn id of the edition that shall go; 409 {@code concurrent-change} when a colleague made another of it */
    @DeleteExchange("/{id}/modules/{moduleId}")
    DraftView removeModule(
            @PathVariable String id,
            @PathVariable String moduleId,
            @RequestParam(required = false) @Nullable String basedOn);

    @PutExchange("/{id}/modules/order")
    DraftView orderModules(@PathVariable String id, @Valid @RequestBody ModuleOrder order);

    /** The draft's modules as a reader would see them, in their order. */
    @GetExchange("/{id}/preview")
    List<LessonView> preview(@PathVariable String id);

    /** Text that was not saved as a reader would see it. */
    @PostExchange("/preview")
    PreviewedText previewText(@Valid @RequestBody TextToPreview text);

    @PostExchange("/{id}/publish")
    RevisionView publish(@PathVariable String id, @Valid @RequestBody PublishCommand command);

    @GetExchange("/{id}/revisions")
    List<RevisionView> revisions(@PathVariable String id);

    /**
     * What is different between two states of the course.
     *
     * @param from number of a revision; the one before {@code to} when absent
     * @param to number of a revision; the draft when absent
     */
    @GetExchange("/{id}/difference")
    CourseDifference difference(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to);

    @PostExchange("/{id}/archive")
    DraftView archive(@PathVariable String id);

    /**
     * Makes a course of a zip of Markdown modules, or changes the caller's course of the same slug; 422 names file and
     * line of every error, and then nothing was changed. 201 for a new course, 200 for one that was there.
     */
    @PostExchange(url = "/import", contentType = "application/zip")
    ResponseEntity<DraftView> importCourse(@RequestBody Resource zip);

    @GetExchange(url = "/{id}/export", accept = "application/zip")
    ResponseEntity<Resource> exportCourse(@PathVariable String id);
}
