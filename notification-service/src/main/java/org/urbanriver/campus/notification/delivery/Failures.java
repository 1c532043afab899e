package org.urbanriver.campus.notification.delivery;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;

/** Knows which groups could not digest which events. */
public interface Failures {

    /** The dead letters of some events, oldest first. */
    List<Failure> of(Collection<String> eventIds);

    /**
     * @param group that failed, without the namespace
     * @param deadLetter its id
     * @param replay where the record stands that was sent again; absent before that, and where an earlier version sent it
     */
    record Failure(
            String eventId,
            String group,
            String deadLetter,
            DeadLetterState state,
            String reason,
            @Nullable Place replay) {}

    /** Where a record stands in the topic of its event. */
    record Place(int partition, long offset) {}
}
