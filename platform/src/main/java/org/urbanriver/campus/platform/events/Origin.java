package org.urbanriver.campus.platform.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an event comes from.
 *
 * @param actor account in whose request it happened; absent where nobody was signed in, or the campus acted by itself
 * @param actorRoles that the account had then
 * @param cause id of the event that it follows from
 * @param traceparent W3C trace context of the request
 */
record Origin(
        @Nullable String actor,
        List<String> actorRoles,
        @Nullable String cause,
        @Nullable String traceparent) {

    static final Origin UNKNOWN = new Origin(null, List.of(), null, null);
}
