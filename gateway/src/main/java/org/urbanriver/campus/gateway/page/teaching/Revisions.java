package org.urbanriver.campus.gateway.page.teaching;

import java.util.List;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.courses.RevisionView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** What was published of a course, and when. */
public record Revisions(Frame frame, DraftView draft, Asked<List<RevisionView>> revisions) implements Screen {}
