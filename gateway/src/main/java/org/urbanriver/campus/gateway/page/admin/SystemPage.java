package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import org.urbanriver.campus.contracts.notifications.ServiceSettings;
import org.urbanriver.campus.contracts.notifications.SystemView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** What the campus runs on, and which settings are in force. */
public record SystemPage(Frame frame, Asked<SystemView> system, Asked<List<ServiceSettings>> settings)
        implements Screen {}
