package org.urbanriver.campus.enrollment.seats;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The seats of one offering with a capacity. Never saved as a whole: {@link SeatLedger} changes it by single conditional
 * updates.
 *
 * @param free capacity without the holders
 * @param closed the offering was cancelled; nobody comes to a seat any more
 * @param waiting the queue, first come first
 * @param waitingCount length of the queue, for readers that do not want all of it
 */
@Document("seats")
public record Seats(
        @Id String offeringId,
        int capacity,
        int free,
        boolean closed,
        List<Seat> holders,
        List<Seat> waiting,
        int waitingCount,
        @Indexed Instant changedAt) {

    @PersistenceCreator
    static Seats read(
            String offeringId,
            int capacity,
            int free,
            boolean closed,
            @Nullable List<Seat> holders,
            @Nullable List<Seat> waiting,
            int waitingCount,
            Instant changedAt) {
        return new Seats(
                offeringId,
                capacity,
                free,
                closed,
                Objects.requireNonNullElse(holders, List.of()),
                Objects.requireNonNullElse(waiting, List.of()),
                waitingCount,
                changedAt);
    }

    SeatCount count() {
        return new SeatCount(offeringId, closed ? 0 : free, waitingCount);
    }
}
