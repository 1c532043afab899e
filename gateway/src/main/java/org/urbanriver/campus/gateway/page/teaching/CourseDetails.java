package org.urbanriver.campus.gateway.page.teaching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.courses.InstructorView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The form of a course's details, for a new course or one that is there.
 *
 * @param draft none for a new course
 * @param theirs how a colleague left it, where that does not go together with the form
 */
public record CourseDetails(
        Frame frame,
        @Nullable DraftView draft,
        Asked<List<InstructorView>> colleagues,
        CourseForm form,
        FieldErrors errors,
        String refusal,
        @Nullable DraftView theirs)
        implements Screen {

    /** Those who may be chosen, and those who are, whoever is known right now. */
    public List<InstructorView> choice() {
        var known = colleagues.or(List.of());
        var present = draft == null ? List.<InstructorView>of() : draft.instructors();
        return Stream.concat(present.stream(), known.stream())
                .collect(Collectors.toMap(InstructorView::id, each -> each, (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }
}
