package org.urbanriver.campus.course.course;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.courses.DraftCommand;
import org.urbanriver.campus.contracts.courses.LessonView;
import org.urbanriver.campus.course.text.Markdown;
import org.urbanriver.campus.course.text.Text;

/**
 * Everything that is taught and shown of a course, as a value: what authors edit, and what a revision keeps for ever.
 *
 * @param description Markdown
 */
public record Draft(
        String title,
        String summary,
        String description,
        List<String> objectives,
        BigDecimal ceHours,
        String language,
        List<Instructor> instructors,
        List<CourseModule> modules) {

    public Draft {
        title = Text.line(title);
        summary = Text.line(summary);
        description = Text.block(description);
        objectives = objectives == null
                ? List.of()
                : objectives.stream().map(Text::line).toList();
        instructors = instructors == null ? List.of() : List.copyOf(instructors);
        modules = modules == null ? List.of() : List.copyOf(modules);
    }

    public static Draft of(DraftCommand command, List<Instructor> instructors, List<CourseModule> modules) {
        return new Draft(
                command.title(),
                command.summary(),
                Optional.ofNullable(command.description()).orElse(""),
                Optional.ofNullable(command.objectives()).orElse(List.of()),
                command.ceHours(),
                Optional.ofNullable(command.language()).orElse("en"),
                instructors,
                modules);
    }

    Draft withModules(List<CourseModule> others) {
        return new Draft(title, summary, description, objectives, ceHours, language, instructors, others);
    }

    /** What anyone may know: the same without the lesson texts. */
    Draft outline() {
        return withModules(modules.stream().map(CourseModule::withoutText).toList());
    }

    Optional<CourseModule> module(String moduleId) {
        return modules.stream()
                .filter(module -> module.moduleId().equals(moduleId))
                .findFirst();
    }

    boolean isTaughtBy(String account) {
        return instructors.stream().anyMatch(instructor -> instructor.account().equals(account));
    }

    long characters() {
        return description.length()
                + modules.stream().mapToLong(module -> module.text().length()).sum();
    }

    long outlineCharacters() {
        return characters(title, objectives)
                + modules.stream()
                        .mapToLong(module -> characters(module.title(), module.objectives()))
                        .sum();
    }

    private static long characters(String title, List<String> objectives) {
        return title.length() + objectives.stream().mapToLong(String::length).sum();
    }

    /** Every module as a reader sees it. */
    List<LessonView> lessons(String slug, int revision) {
        return IntStream.range(0, modules.size())
                .mapToObj(position -> lesson(slug, revision, position))
                .toList();
    }

    /** One module as a reader sees it; none when this has no such module. */
    Optional<LessonView> lesson(String slug, int revision, String moduleId) {
        return IntStream.range(0, modules.size())
                .filter(position -> modules.get(position).moduleId().equals(moduleId))
                .mapToObj(position -> lesson(slug, revision, position))
                .findFirst();
    }

    private LessonView lesson(String slug, int revision, int position) {
        var module = modules.get(position);
        return new LessonView(
                slug,
                title,
                language,
                revision,
                module.moduleId(),
                module.title(),
                module.technique(),
                module.objectives(),
                module.minutes(),
                Markdown.html(module.text()),
                position + 1,
                modules.size(),
                moduleIdAt(position - 1),
                moduleIdAt(position + 1),
                modules.stream().map(CourseModule::outline).toList());
    }

    private @Nullable String moduleIdAt(int position) {
        return position < 0 || position >= modules.size()
                ? null
                : modules.get(position).moduleId();
    }

    /** Equal for equal content and different for different content. */
    String fingerprint() {
        var fingerprint = new Fingerprint();
        addDetails(fingerprint);
        fingerprint.count(modules.size());
        modules.forEach(module -> module.addTo(fingerprint));
        return fingerprint.hex();
    }

    /** The same of everything but the modules. */
    String edition() {
        var fingerprint = new Fingerprint();
        addDetails(fingerprint);
        return fingerprint.hex();
    }

    private void addDetails(Fingerprint fingerprint) {
        fingerprint
                .add(title, summary, description, ceHours.stripTrailingZeros().toPlainString(), language)
                .add(objectives)
                .count(instructors.size());
        instructors.forEach(each -> fingerprint.add(each.account(), each.name()));
    }
}
