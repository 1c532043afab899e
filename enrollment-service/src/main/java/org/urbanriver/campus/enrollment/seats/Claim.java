package org.urbanriver.campus.enrollment.seats;

/** What came of asking for a seat. */
public enum Claim {
    /** the student holds a seat */
    HELD,
    /** the student waits for one */
    WAITING,
    FULL,
    CLOSED
}
