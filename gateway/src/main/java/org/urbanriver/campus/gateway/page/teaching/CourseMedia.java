package org.urbanriver.campus.gateway.page.teaching;

import java.util.List;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.courses.UsedMedia;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** The images and videos of a course. */
public record CourseMedia(Frame frame, DraftView draft, Asked<List<UsedMedia>> files, String refusal, String added)
        implements Screen {}
