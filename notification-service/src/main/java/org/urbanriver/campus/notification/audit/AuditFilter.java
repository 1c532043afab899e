package org.urbanriver.campus.notification.audit;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.urbanriver.campus.platform.problems.Invalid;

/** Which acts an admin wants to see; what is null or empty does not matter. */
record AuditFilter(
        @Nullable String who,
        @Nullable String what,
        @Nullable String subject,
        @Nullable String student,
        @Nullable String course,
        @Nullable String offering) {

    private static final int LONGEST = 200;

    Criteria criteria() {
        var fields = new LinkedHashMap<String, @Nullable String>();
        fields.put("subject", given("subject", subject));
        fields.put("studentId", given("student", student));
        fields.put("offeringId", given("offering", offering));
        fields.put("courseId", given("course", course));
        fields.put("actor", given("who", who));
        fields.put("kind", given("what", what));
        var criteria = new Criteria();
        fields.forEach((field, value) -> {
            if (value != null) {
                criteria.and(field).is(value);
            }
        });
        return criteria;
    }

    private static @Nullable String given(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw new Invalid(name, "is too long");
        }
        return value.strip();
    }
}
