package org.urbanriver.campus.gateway.page.teaching;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.courses.DraftModuleView;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * How saving went, as the part of the editor that is put in place after each save.
 *
 * @param basedOn the edition that the next save is made on
 * @param at when it was saved; none if it was not, or not yet
 * @param theirs what a colleague made of it meanwhile, where that does not go together with what was typed
 */
public record Saved(
        Frame frame,
        String courseId,
        String moduleId,
        String basedOn,
        @Nullable Instant at,
        String refusal,
        FieldErrors errors,
        @Nullable DraftModuleView theirs)
        implements Screen {

    static Saved nothing(Frame frame, String courseId, DraftModuleView module) {
        return new Saved(frame, courseId, module.id(), module.edition().id(), null, "", FieldErrors.NONE, null);
    }
}
