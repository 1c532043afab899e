package org.urbanriver.campus.gateway.page;

/** One step of the way to a page, from the outside in; the page itself is none. */
public record Crumb(String address, String name) {}
