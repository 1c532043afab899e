package org.urbanriver.campus.gateway.page.learning;

import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * Says to somebody without a seat how to get at the lessons.
 *
 * @param slug of the course
 * @param detail what the matter is with this reader
 */
public record NoSeat(Frame frame, String slug, String detail) implements Screen {}
