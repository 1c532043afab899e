package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import org.urbanriver.campus.contracts.notifications.AuditPage;
import org.urbanriver.campus.contracts.notifications.FlowHealth;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** How the campus is doing, at a glance. */
public record AdminHome(Frame frame, Asked<FlowHealth> flow, Asked<List<EventLine>> newest, Asked<AuditPage> acts)
        implements Screen {

    /** How many events of a kind the last 24 hours saw. */
    public long today(String kind) {
        return flow.required().rates().lastDay().stream()
                .mapToLong(rate -> rate.kinds().getOrDefault(kind, 0L))
                .sum();
    }

    public Columns hours() {
        return new FlowPart(frame, flow, true).hours();
    }
}
