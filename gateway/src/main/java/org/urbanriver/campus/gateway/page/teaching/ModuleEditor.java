package org.urbanriver.campus.gateway.page.teaching;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.courses.DraftModuleView;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** One module, to be written: its fields, its text, and how that would be read. */
public record ModuleEditor(
        Frame frame,
        DraftView draft,
        DraftModuleView module,
        Asked<List<TechniqueView>> techniques,
        ModuleForm form,
        Saved saved,
        String preview)
        implements Screen {

    /** Why a file is refused, where the service's own words are in another language than the reader's. */
    public @Nullable String inOtherWords(String key) {
        return frame.language().equals("en") ? null : frame.text(key);
    }

    public int place() {
        return draft.modules().indexOf(module) + 1;
    }

    public @Nullable DraftModuleView neighbor(int by) {
        var at = draft.modules().indexOf(module) + by;
        return at < 0 || at >= draft.modules().size() ? null : draft.modules().get(at);
    }
}
