package org.urbanriver.campus.course.course;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.courses.DraftModuleView;
import org.urbanriver.campus.contracts.courses.ModuleCommand;
import org.urbanriver.campus.contracts.courses.ModuleOutline;
import org.urbanriver.campus.course.text.Text;

/**
 * One module of a course.
 *
 * @param moduleId its name in addresses, unique in the course
 * @param text Markdown; empty in the outline that the catalog shows
 */
public record CourseModule(
        String moduleId, String title, @Nullable String technique, List<String> objectives, int minutes, String text) {

    public CourseModule {
        title = Text.line(title);
        technique = technique == null || technique.isBlank() ? null : technique;
        objectives = objectives == null
                ? List.of()
                : objectives.stream().map(Text::line).toList();
        text = Text.block(text);
    }

    /** The module that the command describes, under the given name. */
    public static CourseModule of(String moduleId, ModuleCommand command) {
        return new CourseModule(
                moduleId,
                command.title(),
                command.technique(),
                Optional.ofNullable(command.objectives()).orElse(List.of()),
                command.minutes(),
                Optional.ofNullable(command.text()).orElse(""));
    }

    public boolean hasText() {
        return !text.isEmpty();
    }

    CourseModule withoutText() {
        return new CourseModule(moduleId, title, technique, objectives, minutes, "");
    }

    ModuleOutline outline() {
        return new ModuleOutline(moduleId, title, technique, objectives, minutes);
    }

    DraftModuleView view(@Nullable Edit edit) {
        return new DraftModuleView(
                moduleId, title, technique, objectives, minutes, text, Edit.edition(edition(), edit));
    }

    /** The same for the same content. */
    String edition() {
        var fingerprint = new Fingerprint();
        addTo(fingerprint);
        return fingerprint.hex();
    }

    void addTo(Fingerprint fingerprint) {
        fingerprint
                .add(moduleId, title, Objects.requireNonNullElse(technique, ""), Integer.toString(minutes), text)
                .add(objectives);
    }
}
