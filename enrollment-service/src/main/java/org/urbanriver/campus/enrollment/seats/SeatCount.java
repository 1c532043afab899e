package org.urbanriver.campus.enrollment.seats;

/** How a ledger stands, as anyone may know. */
public record SeatCount(String offeringId, int left, int waiting) {}
