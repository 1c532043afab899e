package org.urbanriver.campus.gateway.page.help;

import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** The API, to be read and tried. */
public record ApiPage(Frame frame) implements Screen {}
