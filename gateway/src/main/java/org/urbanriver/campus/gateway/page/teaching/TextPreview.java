package org.urbanriver.campus.gateway.page.teaching;

import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** Text that was not saved, as it would be read. */
public record TextPreview(Frame frame, String html) implements Screen {}
