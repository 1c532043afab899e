package org.urbanriver.campus.contracts.enrollments;

import java.time.Instant;

/**
 * Seats that staff keep free until a time.
 *
 * @param seats that were asked for
 * @param left those of them that nobody was given yet
 * @param by account that asked for it
 * @param at when it was asked for
 */
public record HoldView(String id, int seats, int left, Instant until, String reason, String by, Instant at) {}
