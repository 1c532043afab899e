package org.urbanriver.campus.gateway.page.teaching;

import java.util.List;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.RosterMessageView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.platform.Ids;

/** Writing to everyone on a roster, and what was written before. */
public record RosterMessages(
        Frame frame,
        OfferingView offering,
        Asked<List<RosterMessageView>> sent,
        Draft typed,
        FieldErrors errors,
        String refusal)
        implements Screen {

    /** What was typed, with the id that lets it be sent once only. */
    public record Draft(String id, String subject, String text, boolean waiting) {

        static Draft empty() {
            return new Draft(Ids.next(), "", "", false);
        }
    }
}
