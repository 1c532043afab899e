package org.urbanriver.campus.gateway.page.teaching;

import org.urbanriver.campus.contracts.courses.CourseDifference;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** What a revision changed. */
public record RevisionDifference(Frame frame, DraftView draft, CourseDifference difference) implements Screen {}
