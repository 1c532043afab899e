package org.urbanriver.campus.gateway.page.admin;

import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * Says whether new events come, and lets its reader stop them and go on where they stopped.
 *
 * @param position in the stream behind which to go on
 * @param focused whether its reader just used it, and goes on from there
 */
public record LivePanel(Frame frame, EventsAsked asked, String position, boolean paused, boolean focused)
        implements Screen {}
