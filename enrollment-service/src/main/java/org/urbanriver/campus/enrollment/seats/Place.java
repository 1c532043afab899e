package org.urbanriver.campus.enrollment.seats;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a student stands in a ledger.
 *
 * @param opening of the enrollment that it is for
 * @param seat absent once the seat is settled
 */
public record Place(Kind kind, int opening, @Nullable Seat seat) {

    /** What can be said of a student and the seats of an offering. */
    public enum Kind {
        HELD,
        /** a seat is kept for the student until they answer */
        OFFERED,
        WAITING,
        /** the offer has ended and its seat is free again; the enrollment has yet to be told */
        EXPIRED
    }

    static Place of(Kind kind, Seat seat) {
        return new Place(kind, seat.opening(), seat);
    }

    static Place settled(int opening) {
        return new Place(Kind.HELD, opening, null);
    }

    /** The seat that the student was brought to, which their enrollment may have yet to be told. */
    public Optional<Seat> promoted() {
        return kind == Kind.HELD || kind == Kind.OFFERED ? Optional.ofNullable(seat) : Optional.empty();
    }

    /** Whether who asks for the seat has what they need. */
    boolean serves(Seat asked) {
        if (seat == null) {
            return opening >= asked.opening();
        }
        return kind != Kind.HELD && asked.origin() != null || seat.serves(asked);
    }

    /** The answer to the student who asks again. */
    Claim claim() {
        return kind == Kind.HELD ? Claim.HELD : Claim.WAITING;
    }
}
