package org.urbanriver.campus.contracts.notifications;

/** How far somebody has dealt with a dead letter. */
public enum DeadLetterState {
    /** nobody has decided yet */
    OPEN,
    /** to be sent again, which may take a moment when the broker is away */
    REPLAYING,
    /** sent again to the group that failed */
    REPLAYED,
    /** put away for good */
    DISCARDED
}
