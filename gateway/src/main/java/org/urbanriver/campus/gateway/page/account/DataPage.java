package org.urbanriver.campus.gateway.page.account;

import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * What a person can take along, and the way out.
 *
 * @param away whether a part of the campus did not answer just now
 */
public record DataPage(Frame frame, boolean away) implements Screen {}
