package org.urbanriver.campus.gateway.page.teaching;

import org.urbanriver.campus.contracts.courses.CourseDifference;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** What is about to be published, compared with what students read now. */
public record Publishing(
        Frame frame,
        DraftView draft,
        Asked<CourseDifference> difference,
        String note,
        FieldErrors errors,
        String refusal)
        implements Screen {}
