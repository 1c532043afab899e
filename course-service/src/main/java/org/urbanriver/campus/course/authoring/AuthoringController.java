package org.urbanriver.campus.course.authoring;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.AuthoringApi;
import org.urbanriver.campus.contracts.courses.CourseDifference;
import org.urbanriver.campus.contracts.courses.DraftCommand;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.courses.InstructorView;
import org.urbanriver.campus.contracts.courses.LessonView;
import org.urbanriver.campus.contracts.courses.ModuleCommand;
import org.urbanriver.campus.contracts.courses.ModuleOrder;
import org.urbanriver.campus.contracts.courses.PreviewedText;
import org.urbanriver.campus.contracts.courses.PublishCommand;
import org.urbanriver.campus.contracts.courses.RevisionView;
import org.urbanriver.campus.contracts.courses.TextToPreview;
import org.urbanriver.campus.course.course.Course;
import org.urbanriver.campus.course.course.Courses;
import org.urbanriver.campus.course.course.Draft;
import org.urbanriver.campus.course.course.Instructor;
import org.urbanriver.campus.course.course.Instructors;
import org.urbanriver.campus.course.course.Revisions;
import org.urbanriver.campus.course.difference.Differences;
import org.urbanriver.campus.course.files.CourseExport;
import org.urbanriver.campus.course.files.CourseImport;
import org.urbanriver.campus.course.technique.Techniques;
import org.urbanriver.campus.course.text.Markdown;
import org.urbanriver.campus.course.text.Text;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class AuthoringController implements AuthoringApi {

    private static final Sort LAST_CHANGED_FIRST = Sort.by(Sort.Direction.DESC, "updatedAt");
    private static final int MAX_SUFFIX = 100;
    private static final int TRIES = 10;

    private final Courses courses;
    private final Revisions revisions;
    private final Instructors instructors;
    private final Techniques techniques;
    private final CourseImport imports;
    private final CourseExport exports;
    private final CurrentCaller caller;
    private final Clock clock;

    AuthoringController(
            Courses courses,
            Revisions revisions,
            Instructors instructors,
            Techniques techniques,
            CourseImport imports,
            CourseExport exports,
            CurrentCaller caller,
            Clock clock) {
        this.courses = courses;
        this.revisions = revisions;
        this.instructors = instructors;
        this.techniques = techniques;
        this.imports = imports;
        this.exports = exports;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public Page<DraftView> drafts(int page, int size) {
        var author = caller.get().requireStaff();
        var wanted = PageRequest.of(page, size, LAST_CHANGED_FIRST);
        var found =
                author.isAdmin() ? courses.allWithoutTexts(wanted) : courses.taughtByWithoutTexts(author.id(), wanted);
        return new Page<>(found.map(Course::view).getContent(), page, size, found.getTotalElements());
    }

    @Override
    public DraftView begin(DraftCommand command) {
        var author = caller.get().requireStaff();
        var teachers = instructors.ofNew(command.instructorIds(), author);
        var slug = command.slug() != null ? command.slug() : freeSlug(command.title());
        var course = Course.begin(Ids.next(), slug, Draft.of(command, teachers, List.of()), clock.instant());
        return courses.store(course).view();
    }

    @Override
    public List<InstructorView> instructors() {
        return instructors.all().stream().map(Instructor::view).toList();
    }

    @Override
    public DraftView draft(String id) {
        return editable(id).view();
    }

    @Override
    public DraftView change(String id, DraftCommand command) {
        return changed(id, course -> {
            var teachers = instructors.ofChanged(course, command.instructorIds(), caller.get());
            course.change(command, teachers, caller.get(), clock.instant());
        });
    }

    @Override
    public DraftView addModule(String id, ModuleCommand command) {
        return changed(id, course -> {
            requireTechnique(command);
            course.addModule(command, caller.get(), clock.instant());
        });
    }

    @Override
    public DraftView changeModule(String id, String moduleId, ModuleCommand command) {
        return changed(id, course -> {
            requireTechnique(command);
            course.changeModule(moduleId, command, caller.get(), clock.instant());
        });
    }

    @Override
    public DraftView removeModule(String id, String moduleId, @Nullable String basedOn) {
        return changed(id, course -> course.removeModule(moduleId, basedOn, clock.instant()));
    }

    @Override
    public DraftView orderModules(String id, ModuleOrder order) {
        return changed(id, course -> course.orderModules(order, clock.instant()));
    }

    @Override
    public List<LessonView> preview(String id) {
        return editable(id).preview();
    }

    @Override
    public PreviewedText previewText(TextToPreview text) {
        return new PreviewedText(Markdown.html(text.text()));
    }

    @Override
    public RevisionView publish(String id, PublishCommand command) {
        var course = editable(id);
        course.publish(command, caller.get(), clock.instant());
        revisions.keepDraftOf(course);
        return courses.store(course).newestRevision();
    }

    @Override
    public List<RevisionView> revisions(String id) {
        return editable(id).revisions();
    }

    @Override
    public CourseDifference difference(String id, @Nullable Integer from, @Nullable Integer to) {
        var course = editable(id);
        var later = to == null ? course.draft() : revisions.content(course, to);
        var number = from != null ? from : (to == null ? course.newestNumber() : to - 1);
        var earlier = number == 0 ? null : revisions.content(course, number);
        return new CourseDifference(
                number == 0 ? null : number,
                to,
                to == null ? course.version() : null,
                Differences.ofDetails(earlier, later),
                Differences.ofModules(earlier, later));
    }

    @Override
    public DraftView archive(String id) {
        var course = editable(id);
        return (course.archive(clock.instant()) ? courses.store(course) : course).view();
    }

    @Override
    @ApiResponse(responseCode = "201", description = "A new draft", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "The draft of a course that was here", useReturnTypeSchema = true)
    public ResponseEntity<DraftView> importCourse(Resource zip) {
        try (var body = zip.getInputStream()) {
            return imported(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for a form with a file. */
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(responseCode = "201", description = "A new draft", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "The draft of a course that was here", useReturnTypeSchema = true)
    ResponseEntity<DraftView> importForm(@RequestPart("file") MultipartFile file) throws IOException {
        try (var body = file.getInputStream()) {
            return imported(body);
        }
    }

    @Override
    public ResponseEntity<Resource> exportCourse(String id) {
        var course = editable(id);
        var name = ContentDisposition.attachment()
                .filename(course.slug() + ".zip", StandardCharsets.UTF_8)
                .build();
        try {
            var zip = exports.of(course);
            return ResponseEntity.ok()
                    .contentLength(zip.bytes())
                    .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                    .contentType(MediaType.valueOf("application/zip"))
                    .body(zip.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ResponseEntity<DraftView> imported(InputStream body) throws IOException {
        var imported = imports.from(body, caller.get());
        return ResponseEntity.status(imported.begun() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(imported.course().view());
    }

    /** Repeated when somebody saved meanwhile: whether that matters, the course itself decides by what it is now. */
    private DraftView changed(String id, Consumer<Course> change) {
        for (var tries = 1; ; tries++) {
            var course = editable(id);
            change.accept(course);
            try {
                return courses.store(course).view();
            } catch (OptimisticLockingFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Course editable(String id) {
        return courses.editable(id, caller.get());
    }

    private void requireTechnique(ModuleCommand command) {
        var technique = command.technique();
        if (technique != null && !technique.isBlank() && !techniques.exists(technique)) {
            throw new Invalid("/technique", "is not a technique of the catalog");
        }
    }

    /** Two courses may have one title; the later one's address gets a number. */
    private String freeSlug(String title) {
        var wish = Text.slug(title, "course");
        var slug = wish;
        for (var count = 2; count < MAX_SUFFIX && courses.existsBySlug(slug); count++) {
            slug = wish.substring(0, Math.min(wish.length(), 75)) + "-" + count;
        }
        return slug;
    }
}
