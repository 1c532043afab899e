package org.urbanriver.campus.contracts.courses;

/**
 * An image or video of a course, or captions.
 *
 * @param address where it is read, usable in Markdown: {@code ![what it shows](/api/media/{id})}; captions stand right behind
 *     their video: {@code ![Español](/api/media/{id} "es")}
 * @param bytes its size
 * @param markdown what shows it in a lesson; its words are to be replaced by a description
 */
public record MediaView(String id, String fileName, String contentType, long bytes, String address, String markdown) {}
