package org.urbanriver.campus.course.files;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.courses.DraftCommand;
import org.urbanriver.campus.contracts.courses.ModuleCommand;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.course.course.Course;
import org.urbanriver.campus.course.course.CourseModule;
import org.urbanriver.campus.course.course.Courses;
import org.urbanriver.campus.course.course.Draft;
import org.urbanriver.campus.course.course.Instructors;
import org.urbanriver.campus.course.media.MediaFile;
import org.urbanriver.campus.course.media.MediaStore;
import org.urbanriver.campus.course.media.Upload;
import org.urbanriver.campus.course.technique.Techniques;
import org.urbanriver.campus.course.text.Text;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

/**
 * Makes a course of files, or changes the one of the same slug. Everything is looked at before anything is kept; then
 * the images are stored, which nobody sees yet, and one save of the course makes all of it visible at once.
 */
@Component
public class CourseImport {

    private static final long MAX_ZIP = 100L * 1024 * 1024;
    private static final Set<String> COURSE_FIELDS =
            Set.of("slug", "title", "summary", "description", "ceHours", "language", "objectives");
    private static final Set<String> MODULE_FIELDS = Set.of("id", "title", "technique", "minutes", "objectives");
    private static final Pattern IMAGE = Pattern.compile("(?:\\./|\\.\\./)?(images/[^/]+)");
    private static final Pattern OWN_MEDIA = Pattern.compile("/api/media/[0-9a-z.]+");

    private final Courses courses;
    private final Instructors instructors;
    private final Techniques techniques;
    private final MediaStore media;
    private final Validator validator;
    private final Clock clock;

    CourseImport(
            Courses courses,
            Instructors instructors,
            Techniques techniques,
            MediaStore media,
            Validator validator,
            Clock clock) {
        this.courses = courses;
        this.instructors = instructors;
        this.techniques = techniques;
        this.media = media;
        this.validator = validator;
        this.clock = clock;
    }

    /** @param begun whether the course is a new one */
    public record Imported(Course course, boolean begun) {}

    public Imported from(InputStream body, Caller caller) throws IOException {
        caller.requireStaff();
        try (var upload = Upload.of(body, MAX_ZIP, "The zip of a course may have at most 100 MB.")) {
            var findings = new Findings();
            try (var zip = CourseZip.open(upload.path(), findings)) {
                return from(zip, findings, caller);
            }
        }
    }

    private Imported from(CourseZip zip, Findings findings, Caller caller) throws IOException {
        var parts = read(zip, findings);
        var images = images(zip, findings);
        checkPictures(parts, Set.copyOf(zip.images()), findings);
        findings.refuseIfAny();

        var command = Objects.requireNonNull(parts.course(), "without findings there is a course");
        var slug = Optional.ofNullable(command.slug()).orElseGet(() -> Text.slug(command.title(), "course"));
        var present = courses.findBySlug(slug);
        if (present.isPresent() && !present.get().mayBeEditedBy(caller)) {
            throw new RuleViolated(
                    ProblemType.SLUG_TAKEN, "Another course has the address " + slug + "; change slug in course.yaml.");
        }
        present.ifPresent(Course::requireNotArchived);
        var courseId = present.map(Course::id).orElseGet(Ids::next);
        var addresses = new HashMap<String, String>();
        images.forEach((name, image) -> addresses.put(
                name, MediaFile.address(MediaStore.Candidate.idIn(courseId, image.sha256(), image.kind()))));
        var teachers =
                present.map(course -> course.draft().instructors()).orElseGet(() -> instructors.ofNew(null, caller));
        var draft = draft(parts, command, teachers, addresses);
        var now = clock.instant();
        if (present.isEmpty()) {
            var course = Course.begin(courseId, slug, draft, now);
            keep(zip, images, courseId, caller);
            return new Imported(courses.store(course), true);
        }
        var course = present.get();
        if (!course.replaceDraft(draft, caller, now)) {
            return new Imported(course, false);
        }
        keep(zip, images, courseId, caller);
        return new Imported(courses.store(course), false);
    }

    private Parts read(CourseZip zip, Findings findings) throws IOException {
        var course = zip.text(CourseZip.COURSE)
                .map(yaml -> Fields.read(yaml, CourseZip.COURSE, 1, COURSE_FIELDS, findings))
                .filter(fields -> !fields.isBroken());
        var command = course.map(this::course).orElse(null);
        var descriptionLine =
                course.map(fields -> fields.lineOfText("description")).orElse(1);
        var names = new HashMap<String, String>();
        var modules = new ArrayList<ModulePart>();
        for (var file : zip.modules()) {
            var text = zip.text(file);
            if (text.isPresent()) {
                module(file, text.get(), names, findings).ifPresent(modules::add);
            }
        }
        if (zip.modules().size() > Course.MAX_MODULES) {
            findings.add(CourseZip.MODULES, "must be at most " + Course.MAX_MODULES + " files");
        }
        return new Parts(command, descriptionLine, modules);
    }

    private DraftCommand course(Fields fields) {
        var command = new DraftCommand(
                fields.text("slug"),
                Optional.ofNullable(fields.text("title")).orElse(""),
                Optional.ofNullable(fields.text("summary")).map(String::strip).orElse(""),
                fields.text("description"),
                fields.texts("objectives"),
                fields.decimal("ceHours"),
                fields.text("language"),
                null,
                null);
        report(validator.validate(command), fields);
        return command;
    }

    private Optional<ModulePart> module(String file, String text, Map<String, String> names, Findings findings) {
        var end = text.indexOf("\n---\n", 3);
        if (!text.startsWith("---\n") || end < 0 && !text.endsWith("\n---")) {
            findings.add(file, 1, "must begin with its fields (id, title, minutes ...) between two lines of ---");
            return Optional.empty();
        }
        var yaml =
                end < 0 ? text.substring(4, Math.max(4, text.length() - 3)) : text.substring(4, Math.max(4, end + 1));
        var body = end < 0 ? "" : text.substring(end + 5);
        var fields = Fields.read(yaml, file, 2, MODULE_FIELDS, findings);
        if (fields.isBroken()) {
            return Optional.empty();
        }
        var command = new ModuleCommand(
                fields.text("id"),
                Optional.ofNullable(fields.text("title")).orElse(""),
                fields.text("technique"),
                fields.number("minutes"),
                fields.texts("objectives"),
                body,
                null);
        report(validator.validate(command), fields);
        if (command.technique() != null && !command.technique().isBlank() && !techniques.exists(command.technique())) {
            fields.report("technique", "is not known: " + command.technique());
        }
        var moduleId = Optional.ofNullable(command.id()).orElseGet(() -> Text.slug(command.title(), "module"));
        var other = names.putIfAbsent(moduleId, file);
        if (other != null) {
            fields.report("id", "is " + moduleId + " as in " + other + "; each module needs its own");
        } else if (moduleId.equals(Course.RESERVED)) {
            fields.report("id", "must not be \"" + Course.RESERVED + "\"");
        }
        var linesBefore = (int)
                (text.length() - body.length() == 0
                        ? 0
                        : text.substring(0, text.length() - body.length())
                                .chars()
                                .filter(character -> character == '\n')
                                .count());
        return Optional.of(new ModulePart(file, linesBefore, moduleId, command));
    }

    private static <T> void report(Set<ConstraintViolation<T>> violations, Fields fields) {
        for (var violation : violations) {
            var path = violation.getPropertyPath().iterator();
            var key = String.valueOf(path.next().getName());
            Integer item = path.hasNext() ? path.next().getIndex() : null;
            if (!fields.isReported(key)) {
                fields.report(key, item == null ? -1 : item, violation.getMessage());
            }
        }
    }

    /** Looks at the images without keeping them. */
    private Map<String, Image> images(CourseZip zip, Findings findings) throws IOException {
        var images = new HashMap<String, Image>();
        for (var name : zip.images()) {
            try (var content = zip.open(name);
                    var candidate = media.receive(content)) {
                images.put(
                        name,
                        new Image(
                                candidate.upload().sha256(),
                                candidate.kind(),
                                candidate.upload().bytes()));
            } catch (RuleViolated e) {
                findings.add(name, "is not taken: " + e.getMessage());
            } catch (java.util.zip.ZipException | java.io.EOFException e) {
                findings.add(name, "is damaged");
            }
        }
        return images;
    }

    /** @param images all that the zip has, as one that is not taken has its own finding */
    private static void checkPictures(Parts parts, Set<String> images, Findings findings) {
        var course = parts.course();
        if (course != null && course.description() != null) {
            check(course.description(), CourseZip.COURSE, parts.descriptionLine() - 1, images, findings);
        }
        for (var module : parts.modules()) {
            var text = Objects.requireNonNull(module.command().text(), "a module's file has a text");
            check(text, module.file(), module.linesBefore(), images, findings);
        }
    }

    private static void check(String text, String file, int linesBefore, Set<String> images, Findings findings) {
        for (var picture : Pictures.in(text)) {
            var name = imageName(picture.address());
            var line = linesBefore + picture.line();
            if (name != null && !images.contains(name)) {
                findings.add(file, line, "shows " + picture.address() + ", but the zip has no " + name);
            } else if (name == null
                    && picture.isImage()
                    && !OWN_MEDIA.matcher(picture.address()).matches()) {
                findings.add(
                        file,
                        line,
                        "shows an image that is not in images/; put it there and write"
                                + " ![description](../images/name.png)");
            }
        }
    }

    private static Draft draft(
            Parts parts,
            DraftCommand command,
            List<org.urbanriver.campus.course.course.Instructor> teachers,
            Map<String, String> addresses) {
        var modules = parts.modules().stream()
                .map(part -> {
                    var module = part.command();
                    var text = Objects.requireNonNull(module.text(), "a module's file has a text");
                    return CourseModule.of(
                            part.moduleId(),
                            new ModuleCommand(
                                    part.moduleId(),
                                    module.title(),
                                    module.technique(),
                                    module.minutes(),
                                    module.objectives(),
                                    readdressed(text, addresses),
                                    null));
                })
                .toList();
        var description = Optional.ofNullable(command.description()).orElse("");
        return Draft.of(
                new DraftCommand(
                        null,
                        command.title(),
                        command.summary(),
                        readdressed(description, addresses),
                        command.objectives(),
                        command.ceHours(),
                        command.language(),
                        null,
                        null),
                teachers,
                modules);
    }

    private static String readdressed(String text, Map<String, String> addresses) {
        return Pictures.readdressed(
                text, address -> Optional.ofNullable(imageName(address)).map(addresses::get));
    }

    private static @Nullable String imageName(String address) {
        var image = IMAGE.matcher(address);
        return image.matches() ? image.group(1) : null;
    }

    private void keep(CourseZip zip, Map<String, Image> images, String courseId, Caller caller) throws IOException {
        media.requireRoom(courseId, bytesOfNew(images, courseId));
        for (var name : images.keySet()) {
            try (var content = zip.open(name);
                    var candidate = media.receive(content)) {
                media.keep(courseId, name, candidate, caller);
            }
        }
    }

    private long bytesOfNew(Map<String, Image> images, String courseId) {
        return images.values().stream()
                .distinct()
                .filter(image -> media.find(MediaStore.Candidate.idIn(courseId, image.sha256(), image.kind()))
                        .isEmpty())
                .mapToLong(Image::bytes)
                .sum();
    }

    private record Image(String sha256, org.urbanriver.campus.course.media.MediaKind kind, long bytes) {}

    /**
     * @param linesBefore the text in its file
     */
    private record ModulePart(String file, int linesBefore, String moduleId, ModuleCommand command) {}

    /** @param descriptionLine line of course.yaml in which the description begins */
    private record Parts(@Nullable DraftCommand course, int descriptionLine, List<ModulePart> modules) {}
}
