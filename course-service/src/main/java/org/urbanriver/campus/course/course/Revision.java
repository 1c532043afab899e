package org.urbanriver.campus.course.course;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The content of a published revision. It is found by the fingerprint of what it holds, so that writing it is repeatable
 * and can never change one that is there: a publication that fails halfway leaves nothing that anyone could see, and
 * two at once cannot mix.
 */
@Document("revisions")
record Revision(@Id String id, @Indexed String courseId, Draft content) {

    static String id(String courseId, String fingerprint) {
        return courseId + ":" + fingerprint;
    }
}
