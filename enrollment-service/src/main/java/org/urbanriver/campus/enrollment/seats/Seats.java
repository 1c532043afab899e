package org.urbanriver.campus.enrollment.seats;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The seats of one offering with a capacity. Never saved as a whole: it is changed by single conditional updates, those of
 * {@link SeatLedger}, {@link SeatOffers} and {@link SeatHolds}. A student is in it once at most.
 *
 * @param free capacity without what is held, offered and kept by staff
 * @param closed the offering was cancelled; nobody comes to a seat any more
 * @param holders seats whose enrollment is not known to be saved, and a few more
 * @param seated seats whose enrollment is saved: its opening by student, as small as can be
 * @param waiting the queue, first come first
 * @param waitingCount length of the queue, for readers that do not want all of it
 * @param offered seats kept for those who were first, until they answer
 * @param expired offers that ended unanswered, until their enrollments are told
 * @param holds seats kept by staff
 * @param resizedBy account that asked for the capacity; absent while it is the first one
 * @param moves counts the changes, save for newcomers' claims; who has to be sure that nothing left or moved compares it
 * @param nextDueAt no later than the first end of an offer or a hold; absent when there is none
 */
@Document("seats")
public record Seats(
        @Id String offeringId,
        int capacity,
        int free,
        boolean closed,
        List<Seat> holders,
        Map<String, Integer> seated,
        List<Seat> waiting,
        int waitingCount,
        List<Seat> offered,
        List<Seat> expired,
        List<Hold> holds,
        @Nullable String resizedBy,
        long moves,
        @Indexed(sparse = true) @Nullable Instant nextDueAt,
        @Indexed Instant changedAt) {

    @PersistenceCreator
    static Seats read(
            String offeringId,
            int capacity,
            int free,
            boolean closed,
            @Nullable List<Seat> holders,
            @Nullable Map<String, Integer> seated,
            @Nullable List<Seat> waiting,
            int waitingCount,
            @Nullable List<Seat> offered,
            @Nullable List<Seat> expired,
            @Nullable List<Hold> holds,
            @Nullable String resizedBy,
            @Nullable Long moves,
            @Nullable Instant nextDueAt,
            Instant changedAt) {
        return new Seats(
                offeringId,
                capacity,
                free,
                closed,
                Objects.requireNonNullElse(holders, List.of()),
                Objects.requireNonNullElse(seated, Map.of()),
                Objects.requireNonNullElse(waiting, List.of()),
                waitingCount,
                Objects.requireNonNullElse(offered, List.of()),
                Objects.requireNonNullElse(expired, List.of()),
                Objects.requireNonNullElse(holds, List.of()),
                resizedBy,
                Objects.requireNonNullElse(moves, 0L),
                nextDueAt,
                changedAt);
    }

    static Seats opened(String offeringId, int capacity, Instant now) {
        return read(
                offeringId, capacity, capacity, false, null, null, null, 0, null, null, null, null, null, null, now);
    }

    SeatCount count() {
        return new SeatCount(offeringId, closed ? 0 : free, waitingCount);
    }

    /** Seats that are not free. */
    public int taken() {
        return capacity - free;
    }

    /** Ids of those who have a seat. */
    public Stream<String> students() {
        return Stream.concat(holders.stream().map(Seat::student), seated.keySet().stream());
    }

    /** Where the student stands; empty if they are not in it. */
    Optional<Place> place(String student) {
        var opening = seated.get(student);
        return opening != null
                ? Optional.of(Place.settled(opening))
                : Stream.of(
                                in(holders, student, Place.Kind.HELD),
                                in(offered, student, Place.Kind.OFFERED),
                                in(waiting, student, Place.Kind.WAITING),
                                in(expired, student, Place.Kind.EXPIRED))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Optional<Place> in(List<Seat> entries, String student, Place.Kind kind) {
        return entries.stream()
                .filter(each -> each.student().equals(student))
                .findFirst()
                .map(each -> Place.of(kind, each));
    }

    Optional<Hold> hold(String holdId) {
        return holds.stream().filter(each -> each.holdId().equals(holdId)).findFirst();
    }

    /** The first end of an offer or a hold. */
    Optional<Instant> firstEnd() {
        return Stream.concat(
                        offered.stream().map(Seat::until).flatMap(Stream::ofNullable),
                        holds.stream().map(Hold::until))
                .min(Instant::compareTo);
    }

    /** Whether something ended that has yet to be told. */
    boolean isToTell() {
        return !expired.isEmpty() || holds.stream().anyMatch(hold -> !hold.isOpen());
    }
}
