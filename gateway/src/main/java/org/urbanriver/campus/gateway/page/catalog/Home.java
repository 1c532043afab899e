package org.urbanriver.campus.gateway.page.catalog;

import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** The front page: what the campus is, and its catalog. */
public record Home(Frame frame, Catalog catalog) implements Screen {}
