package org.urbanriver.campus.enrollment.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.HoldEnd;

class SeatsTests {

    private static final Instant NOW = Instant.parse("2099-01-01T00:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(120);

    @Test
    void anOpenedLedgerHasAllItsSeats() {
        var seats = Seats.opened("o", 12, NOW);

        assertThat(seats.count()).isEqualTo(new SeatCount("o", 12, 0));
        assertThat(seats.taken()).isZero();
        assertThat(seats.students()).isEmpty();
        assertThat(seats.firstEnd()).isEmpty();
        assertThat(seats.isToTell()).isFalse();
    }

    @Test
    void aClosedLedgerHasNoSeatLeftHoweverManyAreFree() {
        assertThat(ledger(5, false).count().left()).isEqualTo(5);
        assertThat(ledger(5, true).count().left()).isZero();
        assertThat(ledger(5, true).count().waiting()).isEqualTo(1);
        assertThat(ledger(5, true).taken()).isEqualTo(7);
    }

    @Test
    void everyStudentHasOnePlace() {
        var seats = ledger(5, false);

        assertThat(seats.students()).containsExactlyInAnyOrder("holder", "seated");
        assertThat(seats.place("holder")).contains(Place.of(Place.Kind.HELD, seat("holder")));
        assertThat(seats.place("seated")).contains(Place.settled(4));
        assertThat(seats.place("waiting")).contains(Place.of(Place.Kind.WAITING, seat("waiting")));
        assertThat(seats.place("offered")).map(Place::kind).contains(Place.Kind.OFFERED);
        assertThat(seats.place("expired")).map(Place::kind).contains(Place.Kind.EXPIRED);
        assertThat(seats.place("nobody")).isEmpty();
    }

    @Test
    void theFirstEndIsThatOfAnOfferOrAReservation() {
        assertThat(with(List.of(seat("a").offered(NOW, LATER)), List.of(), List.of(hold("h", SOON, null)))
                        .firstEnd())
                .contains(SOON);
        assertThat(with(List.of(seat("a").offered(NOW, SOON)), List.of(), List.of(hold("h", LATER, null)))
                        .firstEnd())
                .contains(SOON);
    }

    @Test
    void whatEndedIsToBeTold() {
        var open = hold("open", LATER, null);
        var ended = hold("ended", LATER, HoldEnd.RELEASED);

        assertThat(with(List.of(), List.of(), List.of(open)).isToTell()).isFalse();
        assertThat(with(List.of(), List.of(), List.of(open, ended)).isToTell()).isTrue();
        assertThat(with(List.of(), List.of(seat("a")), List.of()).isToTell()).isTrue();
    }

    @Test
    void aReservationIsFoundByItsId() {
        var first = hold("first", SOON, null);
        var second = hold("second", SOON, null);

        assertThat(with(List.of(), List.of(), List.of(first, second)).hold("second"))
                .contains(second);
        assertThat(with(List.of(), List.of(), List.of(first)).hold("second")).isEmpty();
    }

    private static Seats ledger(int free, boolean closed) {
        return Seats.read(
                "o",
                12,
                free,
                closed,
                List.of(seat("holder")),
                Map.of("seated", 4),
                List.of(seat("waiting")),
                1,
                List.of(seat("offered").offered(NOW, SOON)),
                List.of(seat("expired")),
                null,
                null,
                null,
                null,
                NOW);
    }

    private static Seats with(List<Seat> offered, List<Seat> expired, List<Hold> holds) {
        return Seats.read("o", 12, 12, false, null, null, null, 0, offered, expired, holds, null, null, null, NOW);
    }

    private static Seat seat(String student) {
        return new Seat(student, 1, NOW, "Name", student);
    }

    private static Hold hold(String id, Instant until, HoldEnd ended) {
        return new Hold(id, 3, 2, until, "clinic", "imani", NOW, ended, ended == null ? null : "imani");
    }
}
