package org.urbanriver.campus.gateway.page.inbox;

import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** The bell of the header, once it is known how much is unread. */
public record BellPart(Frame frame, long unread) implements Screen {}
