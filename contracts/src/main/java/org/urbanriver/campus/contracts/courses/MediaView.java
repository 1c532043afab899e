package org.urbanriver.campus.contracts.courses;

/**
 * An image or video of a course.
 *
 * @param address where it is read, usable in Markdown: {@code /api/media/{id}}
 * @param bytes its size
 */
public record MediaView(String id, String fileName, String contentType, long bytes, String address) {}
