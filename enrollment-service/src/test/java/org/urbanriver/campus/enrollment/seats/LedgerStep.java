package org.urbanriver.campus.enrollment.seats;

/** What can happen to a ledger, with small numbers for students and reservations so that they meet often. */
sealed interface LedgerStep {

    /** @param anew for the next opening */
    record Claim(int student, boolean waitlist, boolean anew) implements LedgerStep {}

    /** @param late for the opening before */
    record Release(int student, boolean late) implements LedgerStep {}

    /** @param minutes of the offer; 0 gives the seat at once */
    record Promote(int minutes) implements LedgerStep {}

    record Accept(int student) implements LedgerStep {}

    /** Ends what is due, and notes when the next is. */
    record Expire() implements LedgerStep {}

    /** Those whose offer expired are told of it. */
    record Tell() implements LedgerStep {}

    /** Of everyone who holds a seat. */
    record Settle() implements LedgerStep {}

    record Reserve(int hold, int seats, int minutes) implements LedgerStep {}

    record Take(int hold, int student) implements LedgerStep {}

    record EndHold(int hold) implements LedgerStep {}

    record Shorten(int minutes) implements LedgerStep {}

    record Resize(int capacity) implements LedgerStep {}

    record Pass(int minutes) implements LedgerStep {}

    record Close() implements LedgerStep {}
}
