package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** Events that just came, the newest first. */
public record NewEvents(Frame frame, List<EventLine> events) implements Screen {}
