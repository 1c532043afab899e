package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import org.urbanriver.campus.contracts.courses.CourseSummary;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** Events as they happen, and those that happened. */
public record EventsPage(Frame frame, EventList list, Asked<List<CourseSummary>> courses) implements Screen {

    public List<Kind> kinds() {
        return Kind.all(frame);
    }
}
