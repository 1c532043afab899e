package org.urbanriver.campus.gateway.page.teaching;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.HoldView;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * Who takes part in an offering, for its staff.
 *
 * @param status of those shown, or empty for all
 * @param enroll what was typed to enroll somebody
 */
public record Roster(
        Frame frame,
        OfferingView offering,
        Asked<Page<RosterEntry>> entries,
        Asked<List<HoldView>> holds,
        String q,
        String status,
        Enroll enroll)
        implements Screen {

    /** The form that enrolls somebody by their address. */
    public record Enroll(String email, String name, String hold, FieldErrors errors, String refusal) {

        static final Enroll UNTOUCHED = new Enroll("", "", "", FieldErrors.NONE, "");
    }

    /** The part that a search puts in place. */
    public record RosterPart(Roster roster) implements Screen {}

    /** Address of a page of what is shown, but for the number. */
    public String address() {
        return "/teach/offerings/" + offering.id() + "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + "&status="
                + status + "&page=";
    }

    public boolean isSearch() {
        return !q.isBlank() || !status.isEmpty();
    }
}
