package org.urbanriver.campus.gateway.page;

/** The same beside what is being read, where only a part of a page was asked for. */
public record ErrorToast(ErrorPage page) implements Screen {}
