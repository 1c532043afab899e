package org.urbanriver.campus.notification.delivery;

import java.util.Collection;
import java.util.List;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;

/** Knows which groups could not digest which events. */
public interface Failures {

    /** The dead letters of some events, oldest first. */
    List<Failure> of(Collection<String> eventIds);

    /**
     * @param group that failed, without the namespace
     * @param deadLetter its id
     */
    record Failure(String eventId, String group, String deadLetter, DeadLetterState state, String reason) {}
}
