package org.urbanriver.campus.enrollment.seats;

import java.time.Instant;

/**
 * A student's hold on a seat, or their place in the queue for one, with all that is needed to finish their enrollment
 * should the call that asked for it not live to do so.
 *
 * @param opening which opening of the student's enrollment it is for, from 1; it makes a late release harmless
 * @param at when it was claimed or given
 * @param name the student's
 * @param by account that asked for it
 */
public record Seat(String student, int opening, Instant at, String name, String by) {

    Seat at(Instant later) {
        return new Seat(student, opening, later, name, by);
    }
}
