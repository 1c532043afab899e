package org.urbanriver.campus.notification.deadletter;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;
import org.urbanriver.campus.notification.search.Asked;

/** Which dead letters an admin wants to see, or to send again; what is null does not matter. */
record DeadLetterFilter(
        @Nullable DeadLetterState state,
        @Nullable String group,
        @Nullable String type,
        @Nullable String reasonClass) {

    DeadLetterFilter {
        group = Asked.stripped("group", group);
        type = Asked.stripped("type", type);
        reasonClass = Asked.stripped("reasonClass", reasonClass);
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
            Asked.forType(criteria, type);
        }
        if (reasonClass != null) {
            criteria.and("reasonClass").is(reasonClass);
        }
        return criteria;
    }
}
