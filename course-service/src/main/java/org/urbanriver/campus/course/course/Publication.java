package org.urbanriver.campus.course.course;

import java.time.Instant;
import org.urbanriver.campus.contracts.courses.RevisionView;

/**
 * That a revision was published, by whom and when; what it holds is in the {@link Revision} of the same fingerprint.
 *
 * @param number from 1
 */
public record Publication(
        int number, String note, Instant publishedAt, String account, String name, String fingerprint, int modules) {

    RevisionView view() {
        return new RevisionView(number, note, publishedAt, name, modules);
    }
}
