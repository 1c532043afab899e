package org.urbanriver.campus.contracts.courses;

import java.time.Instant;

/** One published, immutable revision of a course. */
public record RevisionView(int number, String note, Instant publishedAt, String publishedBy, int modules) {}
