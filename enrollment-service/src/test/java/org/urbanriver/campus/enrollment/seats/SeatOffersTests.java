package org.urbanriver.campus.enrollment.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.enrollment.seats.SeatOffers.Answer;
import org.urbanriver.campus.platform.Ids;

class SeatOffersTests {

    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

    private static final LedgerDesk DESK = new LedgerDesk();

    private final SeatLedger ledger = DESK.ledger;
    private final SeatOffers offers = DESK.offers;
    private final SeatDeadlines deadlines = DESK.deadlines;

    @Test
    void anOfferKeepsItsSeatForTheFirstInTheQueue() {
        var offering = fullWith("ben", "carl");
        ledger.release(offering, "anna", 1);

        assertThat(offers.promote(offering, LATER)).map(Seat::student).contains("ben");

        assertThat(offers.promote(offering, LATER)).isEmpty();
        assertThat(ledger.claim(offering, seat("dora"), false)).isEqualTo(Claim.FULL);
        assertThat(ledger.claim(offering, seat("ben"), true)).isEqualTo(Claim.WAITING);
        assertThat(ledger.position(offering, "ben")).isEmpty();
        assertThat(ledger.position(offering, "carl")).contains(1);
        assertHolds(offering);
    }

    @Test
    void whoAcceptsInTimeHasTheSeatHoweverOftenTheyAccept() {
        var offering = offeredTo("ben", LATER);

        assertThat(offers.accept(offering, "ben", 2, "ben")).isEqualTo(Answer.NONE);
        assertThat(offers.accept(offering, "ben", 1, "staff")).isEqualTo(Answer.ACCEPTED);
        assertThat(offers.accept(offering, "ben", 1, "ben")).isEqualTo(Answer.ACCEPTED);

        assertThat(ledger.find(offering).orElseThrow().holders())
                .extracting(Seat::student, Seat::by)
                .containsExactly(tuple("ben", "staff"));
        assertThat(offers.accept(offering, "carl", 1, "carl")).isEqualTo(Answer.NONE);
        assertThat(offers.accept(offering, "nobody", 1, "carl")).isEqualTo(Answer.NONE);
        assertHolds(offering);
    }

    @Test
    void anOfferEndsAtItsTimeThoughNobodyHasLookedYet() {
        var offering = offeredTo("ben", Instant.now().minusMillis(1));

        assertThat(offers.accept(offering, "ben", 1, "ben")).isEqualTo(Answer.EXPIRED);

        assertThat(offers.expire(offering)).extracting(Seat::student).containsExactly("ben");
        assertThat(offers.accept(offering, "ben", 1, "ben")).isEqualTo(Answer.EXPIRED);
        assertThat(ledger.claim(offering, seat("ben"), true)).isEqualTo(Claim.WAITING);
        assertThat(offers.promote(offering, LATER)).map(Seat::student).contains("carl");
        assertHolds(offering);
    }

    @Test
    void whatHasExpiredIsToldUntilItWasTold() {
        var offering = offeredTo("ben", Instant.now().minusMillis(1));
        var missed = offers.expire(offering);

        assertThat(offers.expire(offering)).isEqualTo(missed);
        offers.told(offering, missed.getFirst());

        assertThat(offers.expire(offering)).isEmpty();
        assertThat(ledger.place(offering, "ben")).isEmpty();
        assertHolds(offering);
    }

    @Test
    void anOfferIsNotEndedBeforeItsTime() {
        var offering = offeredTo("ben", LATER);

        assertThat(offers.expire(offering)).isEmpty();

        assertThat(ledger.place(offering, "ben")).map(Place::kind).contains(Place.Kind.OFFERED);
    }

    @Test
    void noOfferOutlivesAnEarlierEnd() {
        var offering = offeredTo("ben", LATER);
        var earlier = LATER.minus(9, ChronoUnit.DAYS);

        assertThat(offers.shorten(offering, earlier)).extracting(Seat::until).containsExactly(earlier);

        assertThat(offers.shorten(offering, earlier)).isEmpty();
        assertThat(offers.shorten(offering, LATER)).isEmpty();
        assertThat(ledger.place(offering, "ben"))
                .map(place -> place.seat().until())
                .contains(earlier);
        assertHolds(offering);
    }

    @Test
    void aLedgerIsDueWhenItsFirstOfferEndsAndNotOnceItIsAnswered() {
        var offering = offeredTo("ben", LATER);
        assertThat(deadlines.due(LATER.minusMillis(1))).doesNotContain(offering);
        assertThat(deadlines.due(LATER)).contains(offering);

        offers.accept(offering, "ben", 1, "ben");
        deadlines.next(offering);

        assertThat(deadlines.due(LATER)).doesNotContain(offering);
    }

    @Test
    void aLedgerStaysDueWhileSomethingIsToBeTold() {
        var offering = offeredTo("ben", Instant.now().minusMillis(1));
        offers.expire(offering);

        deadlines.next(offering);

        assertThat(deadlines.due(Instant.now())).contains(offering);
    }

    @Test
    void anOfferIsOfNoUseOnceTheOfferingIsCancelled() {
        var offering = offeredTo("ben", LATER);

        ledger.close(offering);

        assertThat(offers.accept(offering, "ben", 1, "ben")).isEqualTo(Answer.EXPIRED);
    }

    @Test
    void aNewOpeningDoesNotInheritTheOfferOfAnEarlierOne() {
        var offering = offeredTo("ben", LATER);

        assertThat(ledger.claim(offering, new Seat("ben", 2, Instant.now(), "ben", "ben"), true))
                .isEqualTo(Claim.WAITING);

        assertThat(ledger.position(offering, "ben")).contains(2);
        assertThat(ledger.release(offering, "ben", 1)).isFalse();
        assertHolds(offering);
    }

    @Test
    void acceptingAndExpiringAtOnceHaveOneOutcome() throws Exception {
        for (var round = 0; round < 20; round++) {
            var offering = offeredTo("ben", Instant.now().plusMillis(15).truncatedTo(ChronoUnit.MILLIS));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.invokeAll(IntStream.range(0, 12)
                        .<Callable<Object>>mapToObj(i -> () -> i % 3 == 0
                                ? offers.accept(offering, "ben", 1, "ben")
                                : i % 3 == 1 ? offers.expire(offering) : offers.promote(offering, LATER))
                        .toList());
            }

            var seats = ledger.find(offering).orElseThrow();
            LedgerRules.assertHold(seats);
            assertThat(seats.place("ben")).isPresent();
            assertThat(seats.place("carl")).isPresent();
        }
    }

    /** Anna has the only seat, and these wait. */
    private String fullWith(String... waiting) {
        var offering = Ids.next();
        ledger.open(offering, 1);
        ledger.claim(offering, seat("anna"), true);
        for (var student : waiting) {
            assertThat(ledger.claim(offering, seat(student), true)).isEqualTo(Claim.WAITING);
        }
        return offering;
    }

    /** Carl waits behind them. */
    private String offeredTo(String student, Instant until) {
        var offering = fullWith(student, "carl");
        ledger.release(offering, "anna", 1);
        assertThat(offers.promote(offering, until)).map(Seat::student).contains(student);
        return offering;
    }

    private void assertHolds(String offering) {
        LedgerRules.assertHold(ledger.find(offering).orElseThrow());
    }

    private static Seat seat(String student) {
        return new Seat(student, 1, Instant.now(), student, student);
    }
}
