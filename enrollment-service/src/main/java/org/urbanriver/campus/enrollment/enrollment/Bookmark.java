package org.urbanriver.campus.enrollment.enrollment;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The module that a student opened last. It stands beside the enrollment, not in it: turning pages tells nobody anything, and
 * must never be in the way of what changes a seat.
 */
@Document("bookmarks")
record Bookmark(@Id String enrollmentId, String moduleId, Instant at) {}
