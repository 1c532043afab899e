package org.urbanriver.campus.contracts.courses;

/**
 * Markdown as a reader would see it.
 *
 * @param html sanitized, safe to put into a page
 */
public record PreviewedText(String html) {}
