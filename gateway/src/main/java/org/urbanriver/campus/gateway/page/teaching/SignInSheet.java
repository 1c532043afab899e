package org.urbanriver.campus.gateway.page.teaching;

import java.util.List;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** A list to be signed by those who are there. */
public record SignInSheet(Frame frame, OfferingView offering, List<RosterEntry> students, long total)
        implements Screen {

    /** Enough for any room. */
    static final int PAGES = 3;

    public boolean isCut() {
        return total > students.size();
    }
}
