package org.urbanriver.campus.gateway.page.teaching;

import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** The courses that the viewer may edit. */
public record MyCourses(Frame frame, Asked<Page<DraftView>> drafts, String refusal) implements Screen {}
