package org.urbanriver.campus.gateway.page.teaching;

import java.util.List;
import java.util.Objects;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.HoldView;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.platform.Ids;

/** The seats of an offering: how many there are, who waits for one, and those that are kept. */
public record OfferingSeats(
        Frame frame,
        OfferingView offering,
        Asked<List<HoldView>> holds,
        Asked<Page<RosterEntry>> waiting,
        Keep keep,
        String capacity,
        FieldErrors errors,
        String refusal)
        implements Screen {

    /** The form that reserves seats, as it was typed. */
    public record Keep(String id, String seats, String until, String reason) {

        static Keep untouched() {
            return new Keep(Ids.next(), "", "", "");
        }
    }

    /** Seats that somebody has. */
    public int taken() {
        var all = Objects.requireNonNullElse(offering.capacity(), 0);
        var kept = holds.or(List.of()).stream().mapToInt(HoldView::left).sum();
        return all - Objects.requireNonNullElse(offering.seatsLeft(), 0) - kept;
    }
}
