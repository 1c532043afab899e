package org.urbanriver.campus.notification.deadletter;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;
import org.urbanriver.campus.platform.problems.Invalid;

/** Which dead letters an admin wants to see, or to send again; what is null does not matter. */
record DeadLetterFilter(
        @Nullable DeadLetterState state,
        @Nullable String group,
        @Nullable String type,
        @Nullable String reasonClass) {

    private static final int LONGEST = 200;

    DeadLetterFilter {
        group = given("group", group);
        type = given("type", type);
        reasonClass = given("reasonClass", reasonClass);
    }

    boolean asksForAll() {
        return group == null && type == null && reasonClass == null;
    }

    Criteria criteria() {
        var criteria = new Criteria();
        if (state != null) {
            criteria.and("state").is(state);
        }
        if (group != null) {
            criteria.and("group").is(group);
        }
        if (type != null) {
            var kind = EventTypes.kind(type);
            criteria.and("kind").is(kind);
            if (!kind.equals(type)) {
                criteria.and("type").is(type);
            }
        }
        if (reasonClass != null) {
            criteria.and("reasonClass").is(reasonClass);
        }
        return criteria;
    }

    /** An empty field of a form asks for nothing. */
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
