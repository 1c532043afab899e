package org.urbanriver.campus.gateway.page.inbox;

import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The bell as it is now.
 *
 * @param seen the number that it showed before: more than that is read out
 */
public record Bell(Frame frame, int unread, int seen) implements Screen {}
