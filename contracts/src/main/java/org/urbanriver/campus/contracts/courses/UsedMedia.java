package org.urbanriver.campus.contracts.courses;

import java.time.Instant;

/**
 * A file of a course, and whether something shows it.
 *
 * @param inDraft the draft shows it
 * @param published a published revision shows it, so that it stays for those who read that
 */
public record UsedMedia(MediaView file, Instant uploadedAt, boolean inDraft, boolean published) {}
