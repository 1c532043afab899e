package org.urbanriver.campus.gateway.page.teaching;

import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The modules of a course in their order.
 *
 * @param told what was just done to it, or empty
 * @param refusal why nothing was done to it, or empty
 */
public record ModuleList(Frame frame, DraftView draft, String told, String refusal) implements Screen {}
