package org.urbanriver.campus.notification.audit;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.urbanriver.campus.notification.search.Asked;

/** Which acts an admin wants to see; what is null or empty does not matter. */
record AuditFilter(
        @Nullable String who,
        @Nullable String what,
        @Nullable String subject,
        @Nullable String student,
        @Nullable String course,
        @Nullable String offering) {

    Criteria criteria() {
        var fields = new LinkedHashMap<String, @Nullable String>();
        fields.put("subject", Asked.stripped("subject", subject));
        fields.put("studentId", Asked.stripped("student", student));
        fields.put("offeringId", Asked.stripped("offering", offering));
        fields.put("courseId", Asked.stripped("course", course));
        fields.put("actor", Asked.stripped("who", who));
        fields.put("kind", Asked.stripped("what", what));
        var criteria = new Criteria();
        fields.forEach((field, value) -> {
            if (value != null) {
                criteria.and(field).is(value);
            }
        });
        return criteria;
    }
}
