package org.urbanriver.campus.gateway.page;

/** The front page: what the campus is, and its catalog. */
public record Home(Frame frame, Catalog catalog) implements Screen {}
