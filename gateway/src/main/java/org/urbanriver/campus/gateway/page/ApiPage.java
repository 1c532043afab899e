package org.urbanriver.campus.gateway.page;

/** The API, to be read and tried. */
public record ApiPage(Frame frame) implements Screen {}
