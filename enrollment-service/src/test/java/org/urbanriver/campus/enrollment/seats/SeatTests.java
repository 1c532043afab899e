package org.urbanriver.campus.enrollment.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.enrollments.HoldView;
import org.urbanriver.campus.enrollment.seats.Seat.Origin;

/** Who asks for a seat that they already have must neither get a second one nor lose what another call relies on. */
class SeatTests {

    private static final Instant NOW = Instant.parse("2099-01-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void aSeatServesItsOwnAndEarlierOpenings() {
        assertThat(seat(2, null).serves(seat(1, null))).isTrue();
        assertThat(seat(2, null).serves(seat(2, null))).isTrue();
        assertThat(seat(2, null).serves(seat(3, null))).isFalse();
    }

    @Test
    void aSeatThatWasNotComeToByTransferServesATransferToo() {
        assertThat(seat(1, null).serves(seat(1, new Origin("may_ana", 3)))).isTrue();
    }

    @Test
    void aSeatOfATransferServesOnlyTheSameTransferNoLaterThanItself() {
        var seat = seat(1, new Origin("may_ana", 3));

        assertThat(seat.serves(seat(1, new Origin("may_ana", 2)))).isTrue();
        assertThat(seat.serves(seat(1, new Origin("may_ana", 3)))).isTrue();
        assertThat(seat.serves(seat(1, new Origin("may_ana", 4)))).isFalse();
        assertThat(seat.serves(seat(1, new Origin("june_ana", 3)))).isFalse();
        assertThat(seat.serves(seat(1, null))).isFalse();
    }

    @Test
    void anotherTransferDoesNotTakeOverASeat() {
        var seat = seat(1, new Origin("may_ana", 3));

        assertThat(seat.isWantedByAnother(seat(1, new Origin("june_ana", 1)))).isTrue();
        assertThat(seat.isWantedByAnother(seat(1, new Origin("may_ana", 4)))).isFalse();
        assertThat(seat.isWantedByAnother(seat(1, null))).isFalse();
        assertThat(seat.isWantedByAnother(seat(2, new Origin("june_ana", 1)))).isFalse();
        assertThat(seat(1, null).isWantedByAnother(seat(1, new Origin("june_ana", 1))))
                .isFalse();
    }

    @Test
    void whoIsGivenASeatThatWasWaitedForTakesItBackFromNobody() {
        var waiting = seat(2, new Origin("may_ana", 3));

        assertThat(waiting.held("imani", LATER)).isEqualTo(new Seat("ana", 2, LATER, "Ana", "imani"));
        assertThat(waiting.offered(NOW, LATER)).isEqualTo(new Seat("ana", 2, NOW, "Ana", "ana", null, LATER));
    }

    @Test
    void aSettledSeatServesItsOwnAndEarlierOpenings() {
        var place = Place.settled(2);

        assertThat(place.serves(seat(1, null))).isTrue();
        assertThat(place.serves(seat(2, null))).isTrue();
        assertThat(place.serves(seat(3, null))).isFalse();
        assertThat(place.promoted()).isEmpty();
        assertThat(place.claim()).isEqualTo(Claim.HELD);
    }

    @Test
    void aTransferLeavesThePlaceOfWhoWaitsAsItIs() {
        var transfer = seat(2, new Origin("may_ana", 3));

        assertThat(Place.of(Place.Kind.WAITING, seat(1, null)).serves(transfer)).isTrue();
        assertThat(Place.of(Place.Kind.HELD, seat(1, null)).serves(transfer)).isFalse();
        assertThat(Place.of(Place.Kind.WAITING, seat(1, null)).serves(seat(2, null)))
                .isFalse();
        assertThat(Place.of(Place.Kind.WAITING, seat(1, null)).serves(seat(1, null)))
                .isTrue();
    }

    @Test
    void onlyAHeldOrOfferedSeatIsOneThatTheStudentWasBroughtTo() {
        var seat = seat(1, null);

        assertThat(Place.of(Place.Kind.HELD, seat).promoted()).contains(seat);
        assertThat(Place.of(Place.Kind.OFFERED, seat).promoted()).contains(seat);
        for (var kind : List.of(Place.Kind.WAITING, Place.Kind.EXPIRED)) {
            assertThat(Place.of(kind, seat).promoted()).isEmpty();
            assertThat(Place.of(kind, seat).claim()).isEqualTo(Claim.WAITING);
        }
        assertThat(Place.of(Place.Kind.OFFERED, seat).claim()).isEqualTo(Claim.WAITING);
    }

    @Test
    void aReservationIsTheSameHoweverMuchOfItIsLeft() {
        var hold = Hold.of("clinic", 3, LATER, "for the clinic", "imani", NOW);

        assertThat(hold.isOpen()).isTrue();
        assertThat(hold.view()).isEqualTo(new HoldView("clinic", 3, 3, LATER, "for the clinic", "imani", NOW));
        assertThat(hold.isSameAs(new Hold("clinic", 3, 1, LATER, "for the clinic", "ada", NOW, null, null)))
                .isTrue();
        assertThat(hold.isSameAs(Hold.of("clinic", 4, LATER, "for the clinic", "imani", NOW)))
                .isFalse();
        assertThat(hold.isSameAs(Hold.of("clinic", 3, NOW, "for the clinic", "imani", NOW)))
                .isFalse();
        assertThat(hold.isSameAs(Hold.of("clinic", 3, LATER, "for friends", "imani", NOW)))
                .isFalse();
    }

    private static Seat seat(int opening, Origin origin) {
        return new Seat("ana", opening, NOW, "Ana", "ana", origin);
    }
}
