package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.urbanriver.campus.contracts.courses.DraftCommand;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.courses.InstructorView;

/**
 * What somebody typed of a course, as they typed it.
 *
 * @param objectives one a line
 * @param basedOn id of the edition that the form was made of; empty for a new course
 */
public record CourseForm(
        String title,
        String summary,
        String description,
        String objectives,
        String ceHours,
        String language,
        List<String> instructors,
        String basedOn) {

    static final CourseForm EMPTY = new CourseForm("", "", "", "", "", "en", List.of(), "");

    static CourseForm of(DraftView draft) {
        return new CourseForm(
                draft.title(),
                draft.summary(),
                draft.description(),
                String.join("\n", draft.objectives()),
                draft.ceHours().stripTrailingZeros().toPlainString(),
                draft.language(),
                draft.instructors().stream().map(InstructorView::id).toList(),
                draft.edition().id());
    }

    static CourseForm of(HttpServletRequest request) {
        return new CourseForm(
                Fields.of(request, "title"),
                Fields.of(request, "summary"),
                Fields.of(request, "description"),
                Fields.of(request, "objectives"),
                Fields.of(request, "ceHours"),
                Fields.of(request, "language"),
                Fields.all(request, "instructors"),
                Fields.of(request, "basedOn"));
    }

    /** What the service is asked for; what is no number is told by it as too little. */
    DraftCommand command() {
        return new DraftCommand(
                null,
                title,
                summary,
                description,
                Fields.lines(objectives),
                Objects.requireNonNullElse(Fields.decimal(ceHours), BigDecimal.ZERO),
                language,
                instructors,
                null,
                basedOn.isEmpty() ? null : basedOn);
    }
}
