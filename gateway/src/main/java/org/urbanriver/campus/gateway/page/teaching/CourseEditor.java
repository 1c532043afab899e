package org.urbanriver.campus.gateway.page.teaching;

import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** A course as its authors work on it: its modules in their order, and the ways to everything else of it. */
public record CourseEditor(
        Frame frame,
        DraftView draft,
        Asked<Page<OfferingView>> offerings,
        FieldErrors errors,
        String refusal,
        String title)
        implements Screen {

    public ModuleList list() {
        return new ModuleList(frame, draft, "", "");
    }
}
