package org.urbanriver.campus.gateway.page.inbox;

import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** The viewer's messages, newest first. */
public record Inbox(Frame frame, Messages messages) implements Screen {}
