package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.urbanriver.campus.contracts.courses.DraftModuleView;
import org.urbanriver.campus.contracts.courses.ModuleCommand;

/**
 * What somebody typed of a module, as they typed it.
 *
 * @param objectives one a line
 * @param basedOn id of the edition that the form was made of
 */
public record ModuleForm(
        String title, String technique, String minutes, String objectives, String text, String basedOn) {

    static final int USUAL_MINUTES = 30;

    static ModuleForm of(DraftModuleView module) {
        return new ModuleForm(
                module.title(),
                Objects.requireNonNullElse(module.technique(), ""),
                Integer.toString(module.minutes()),
                String.join("\n", module.objectives()),
                module.text(),
                module.edition().id());
    }

    static ModuleForm of(HttpServletRequest request) {
        return new ModuleForm(
                Fields.of(request, "title"),
                Fields.of(request, "technique"),
                Fields.of(request, "minutes"),
                Fields.of(request, "objectives"),
                Fields.of(request, "text"),
                Fields.of(request, "basedOn"));
    }

    ModuleForm on(String edition) {
        return new ModuleForm(title, technique, minutes, objectives, text, edition);
    }

    /** What the service is asked for; what is no number is told by it as too little. */
    ModuleCommand command() {
        return new ModuleCommand(
                null,
                title,
                technique.isEmpty() ? null : technique,
                Objects.requireNonNullElse(Fields.number(minutes), 0),
                Fields.lines(objectives),
                text,
                null,
                basedOn.isEmpty() ? null : basedOn);
    }
}
