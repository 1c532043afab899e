package org.urbanriver.campus.enrollment.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.HoldEnd;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;

class SeatHoldsTests {

    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

    private static final LedgerDesk DESK = new LedgerDesk();

    private final SeatLedger ledger = DESK.ledger;
    private final SeatOffers offers = DESK.offers;
    private final SeatHolds holds = DESK.holds;
    private final SeatDeadlines deadlines = DESK.deadlines;

    @Test
    void reservedSeatsAreNotFreeAndReservingAgainTakesNothingMore() {
        var offering = opened(3);

        assertThat(holds.reserve(offering, hold("clinic", 2))).isEqualTo(hold("clinic", 2));
        assertThat(holds.reserve(offering, hold("clinic", 2))).isEqualTo(hold("clinic", 2));

        assertThat(left(offering)).isEqualTo(1);
        ledger.claim(offering, seat("anna"), false);
        assertThat(ledger.claim(offering, seat("ben"), false)).isEqualTo(Claim.FULL);
        assertRefused(() -> ledger.resize(offering, 2, "ines"), ProblemType.CAPACITY_BELOW_SEATS);
        assertRefused(() -> holds.reserve(offering, hold("other", 1)), ProblemType.FULL);
        assertHolds(offering);
    }

    @Test
    void seatsThatOthersWaitForAreNotReserved() {
        var offering = opened(1);
        ledger.claim(offering, seat("anna"), true);
        ledger.claim(offering, seat("ben"), true);
        ledger.release(offering, "anna", 1);

        assertRefused(() -> holds.reserve(offering, hold("clinic", 1)), ProblemType.FULL);
    }

    @Test
    void aReservedSeatIsGivenPastTheQueueUntilTheReservationIsUsedUp() {
        var offering = opened(2);
        holds.reserve(offering, hold("clinic", 2));
        ledger.claim(offering, seat("ben"), true);
        ledger.claim(offering, seat("carl"), true);

        assertThat(holds.take(offering, "clinic", seat("anna"))).isEqualTo(Claim.HELD);
        assertThat(holds.take(offering, "clinic", seat("anna"))).isEqualTo(Claim.HELD);
        assertThat(holds.all(offering)).extracting(Hold::left).containsExactly(1);
        assertThat(holds.take(offering, "clinic", seat("carl"))).isEqualTo(Claim.HELD);

        assertThat(holds.all(offering)).extracting(Hold::ended).containsExactly(HoldEnd.USED);
        assertThat(ledger.position(offering, "ben")).contains(1);
        assertRefused(() -> holds.take(offering, "clinic", seat("ben")), ProblemType.HOLD_ENDED);
        assertThatThrownBy(() -> holds.take(offering, "nothing", seat("ben"))).isInstanceOf(NotFound.class);
        assertHolds(offering);
    }

    @Test
    void whoHasAnOfferCanBeGivenAReservedSeatAndTheOfferedOneIsFree() {
        var offering = opened(2);
        holds.reserve(offering, hold("clinic", 1));
        ledger.claim(offering, seat("anna"), true);
        ledger.claim(offering, seat("ben"), true);
        ledger.release(offering, "anna", 1);
        offers.promote(offering, LATER);

        assertThat(holds.take(offering, "clinic", seat("ben"))).isEqualTo(Claim.HELD);

        assertThat(left(offering)).isEqualTo(1);
        assertHolds(offering);
    }

    @Test
    void whatAnEarlierOpeningLeftBehindIsNotTakenForTheReservedSeat() {
        var offering = opened(2);
        ledger.claim(offering, seat("anna"), true);
        holds.reserve(offering, hold("clinic", 1));

        assertThat(holds.take(offering, "clinic", new Seat("anna", 2, Instant.now(), "anna", "staff")))
                .isEqualTo(Claim.HELD);

        assertThat(ledger.release(offering, "anna", 1)).isFalse();
        assertThat(ledger.place(offering, "anna")).map(Place::opening).contains(2);
        assertHolds(offering);
    }

    @Test
    void releasingFreesWhatIsLeftOnce() {
        var offering = opened(3);
        holds.reserve(offering, hold("clinic", 3));
        holds.take(offering, "clinic", seat("anna"));

        assertThat(holds.end(offering, "clinic", HoldEnd.RELEASED, "staff")).hasValueSatisfying(ended -> {
            assertThat(ended.left()).isEqualTo(2);
            assertThat(ended.endedBy()).isEqualTo("staff");
        });
        holds.end(offering, "clinic", HoldEnd.EXPIRED, null);

        assertThat(left(offering)).isEqualTo(2);
        assertThat(holds.all(offering)).extracting(Hold::ended).containsExactly(HoldEnd.RELEASED);
        assertThat(deadlines.due(Instant.now())).contains(offering);
        holds.told(offering, holds.all(offering).getFirst());
        deadlines.next(offering);
        assertThat(holds.all(offering)).isEmpty();
        assertThat(holds.end(offering, "clinic", HoldEnd.RELEASED, "staff")).isEmpty();
        assertThat(deadlines.due(LATER)).doesNotContain(offering);
        assertHolds(offering);
    }

    @Test
    void aReservationEndsAtItsTime() {
        var offering = opened(1);
        var past = Instant.now().minusMillis(1);
        holds.reserve(offering, Hold.of("clinic", 1, past, "why", "staff", past));

        assertRefused(() -> holds.take(offering, "clinic", seat("anna")), ProblemType.HOLD_ENDED);
        holds.expire(offering);

        assertThat(holds.all(offering)).extracting(Hold::ended).containsExactly(HoldEnd.EXPIRED);
        assertThat(left(offering)).isEqualTo(1);
    }

    @Test
    void nothingIsReservedOrTakenOfACancelledOffering() {
        var offering = opened(3);
        holds.reserve(offering, hold("clinic", 1));

        ledger.close(offering);

        assertRefused(() -> holds.reserve(offering, hold("other", 1)), ProblemType.CANCELLED);
        assertThat(holds.take(offering, "clinic", seat("anna"))).isEqualTo(Claim.CLOSED);
    }

    @Test
    void thereIsALimitToReservations() {
        var offering = opened(SeatHolds.MOST + 1);
        IntStream.range(0, SeatHolds.MOST).forEach(i -> holds.reserve(offering, hold("h" + i, 1)));

        assertRefused(() -> holds.reserve(offering, hold("one-more", 1)), ProblemType.TOO_MANY_HOLDS);
        assertHolds(offering);
    }

    @Test
    void manyAtOnceGetNoMoreThanWasReserved() throws Exception {
        var offering = opened(5);
        holds.reserve(offering, hold("clinic", 3));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims = threads.invokeAll(IntStream.range(0, 20)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            return holds.take(offering, "clinic", seat("s" + i)) == Claim.HELD;
                        } catch (RuleViolated ended) {
                            return false;
                        }
                    })
                    .toList());

            assertThat(claims.stream().filter(claim -> claim.resultNow())).hasSize(3);
        }
        assertThat(left(offering)).isEqualTo(2);
        assertHolds(offering);
    }

    private String opened(int capacity) {
        var offering = Ids.next();
        ledger.open(offering, capacity);
        return offering;
    }

    private int left(String offering) {
        return ledger.find(offering).orElseThrow().free();
    }

    private void assertHolds(String offering) {
        LedgerRules.assertHold(ledger.find(offering).orElseThrow());
    }

    private static Hold hold(String id, int seats) {
        return Hold.of(id, seats, LATER, "Three of the clinic", "staff", Instant.parse("2026-03-02T15:10:00Z"));
    }

    private static Seat seat(String student) {
        return new Seat(student, 1, Instant.now(), student, student);
    }

    private static void assertRefused(ThrowingCallable action, ProblemType type) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        RuleViolated.class, e -> assertThat(e.type()).isEqualTo(type));
    }
}
