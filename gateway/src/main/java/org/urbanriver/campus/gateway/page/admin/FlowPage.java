package org.urbanriver.campus.gateway.page.admin;

import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** How well events flow, in sentences and in charts. */
public record FlowPage(Frame frame, FlowPart part) implements Screen {}
