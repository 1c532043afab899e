package org.urbanriver.campus.enrollment.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.urbanriver.campus.platform.test.AtOnce.answersAtOnce;
import static org.urbanriver.campus.platform.test.AtOnce.atOnce;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.problems.RuleViolated;

class SeatLedgerTests {

    private static final LedgerDesk DESK = new LedgerDesk();

    private final SeatLedger ledger = DESK.ledger;
    private final SeatOffers offers = DESK.offers;

    @Test
    void aSeatIsHeldByTheStudentWhoClaimedItAndByNobodyElse() {
        var offering = opened(2);

        assertThat(ledger.claim(offering, seat("anna", 1), false)).isEqualTo(Claim.HELD);
        assertThat(ledger.claim(offering, seat("ben", 1), false)).isEqualTo(Claim.HELD);
        assertThat(ledger.claim(offering, seat("carl", 1), false)).isEqualTo(Claim.FULL);

        assertThat(students(offering)).containsExactly("anna", "ben");
        assertConsistent(offering);
    }

    @Test
    void claimingAgainTakesNothingMore() {
        var offering = opened(2);
        ledger.claim(offering, seat("anna", 1), false);

        assertThat(ledger.claim(offering, seat("anna", 1), false)).isEqualTo(Claim.HELD);

        assertThat(ledger.counts(List.of(offering)).get(offering)).isEqualTo(new SeatCount(offering, 1, 0));
    }

    @Test
    void whoWaitsIsPromotedInTheOrderOfComing() {
        var offering = opened(1);
        ledger.claim(offering, seat("anna", 1), true);
        assertThat(ledger.claim(offering, seat("ben", 1), true)).isEqualTo(Claim.WAITING);
        assertThat(ledger.claim(offering, seat("carl", 1), true)).isEqualTo(Claim.WAITING);
        assertThat(ledger.claim(offering, seat("carl", 1), true)).isEqualTo(Claim.WAITING);
        assertThat(ledger.position(offering, "carl")).contains(2);
        assertThat(offers.promote(offering, null)).isEmpty();

        ledger.release(offering, "anna", 1);

        assertThat(offers.promote(offering, null)).map(Seat::student).contains("ben");
        assertThat(offers.promote(offering, null)).isEmpty();
        assertThat(ledger.position(offering, "carl")).contains(1);
        assertThat(ledger.position(offering, "ben")).isEmpty();
        assertConsistent(offering);
    }

    @Test
    void nobodyOvertakesTheQueueToAFreeSeat() {
        var offering = opened(1);
        ledger.claim(offering, seat("anna", 1), true);
        ledger.claim(offering, seat("ben", 1), true);
        ledger.release(offering, "anna", 1);

        assertThat(ledger.claim(offering, seat("carl", 1), true)).isEqualTo(Claim.WAITING);
        assertThat(ledger.claim(offering, seat("dora", 1), false)).isEqualTo(Claim.FULL);

        assertThat(offers.promote(offering, null)).map(Seat::student).contains("ben");
    }

    @Test
    void aLateReleaseOfAnEarlierOpeningTakesNoSeatAway() {
        var offering = opened(1);
        ledger.claim(offering, seat("anna", 1), false);
        ledger.claim(offering, seat("anna", 2), false);

        assertThat(ledger.release(offering, "anna", 1)).isFalse();

        assertThat(ledger.place(offering, "anna")).map(Place::opening).contains(2);
        assertThat(ledger.release(offering, "anna", 2)).isTrue();
        assertThat(ledger.release(offering, "anna", 2)).isFalse();
        assertConsistent(offering);
    }

    @Test
    void aPlaceInTheQueueIsRaisedAndReleasedToo() {
        var offering = opened(1);
        ledger.claim(offering, seat("anna", 1), true);
        ledger.claim(offering, seat("ben", 1), true);

        assertThat(ledger.claim(offering, seat("ben", 2), true)).isEqualTo(Claim.WAITING);
        assertThat(ledger.release(offering, "ben", 1)).isFalse();
        assertThat(ledger.release(offering, "ben", 2)).isTrue();

        assertThat(ledger.counts(List.of(offering)).get(offering)).isEqualTo(new SeatCount(offering, 0, 0));
        assertConsistent(offering);
    }

    @Test
    void aSettledSeatIsHeldReleasedAndReopenedLikeAnyOther() {
        var offering = opened(3);
        ledger.claim(offering, seat("anna", 1), false);
        ledger.claim(offering, seat("ben", 1), false);
        ledger.claim(offering, seat("carl", 1), false);

        ledger.settle(offering, Map.of("anna", 1, "ben", 1, "carl", 2, "dora", 1));

        var settled = ledger.find(offering).orElseThrow();
        assertThat(settled.seated()).isEqualTo(Map.of("anna", 1, "ben", 1));
        assertThat(settled.holders()).extracting(Seat::student).containsExactly("carl");
        assertThat(ledger.claim(offering, seat("anna", 1), false)).isEqualTo(Claim.HELD);
        assertThat(ledger.claim(offering, seat("dora", 1), false)).isEqualTo(Claim.FULL);
        assertThat(ledger.release(offering, "ben", 2)).isFalse();
        assertThat(ledger.release(offering, "ben", 1)).isTrue();
        assertThat(ledger.release(offering, "ben", 1)).isFalse();
        assertThat(ledger.claim(offering, seat("anna", 2), false)).isEqualTo(Claim.HELD);
        assertThat(ledger.release(offering, "anna", 1)).isFalse();
        assertThat(ledger.find(offering).orElseThrow().seated()).isEmpty();
        assertConsistent(offering);
    }

    @Test
    void settledSeatsAreClearedWithTheOthersOnceTheOfferingIsCancelled() {
        var offering = opened(3);
        ledger.claim(offering, seat("anna", 1), false);
        ledger.claim(offering, seat("ben", 1), false);
        ledger.settle(offering, Map.of("anna", 1));

        ledger.clear(offering, List.of("anna", "ben"));
        assertThat(students(offering)).hasSize(2);
        ledger.close(offering);
        ledger.clear(offering, List.of("anna", "ben"));

        assertThat(students(offering)).isEmpty();
    }

    @Test
    void whileManyComeAndGoTheirSeatsAreSettledWithoutLossOrGain() throws Exception {
        var offering = opened(200);

        atOnce(300, i -> {
            var student = "s" + i % 150;
            switch (i % 3) {
                case 0, 1 -> ledger.claim(offering, seat(student, 1), false);
                default -> ledger.release(offering, student, 1);
            }
            if (i % 10 == 0) {
                ledger.settle(
                        offering,
                        IntStream.range(0, 150).boxed().collect(Collectors.toMap(each -> "s" + each, each -> 1)));
            }
            assertConsistent(offering);
        });

        assertConsistent(offering);
    }

    @Test
    void theCapacityNeverFallsBelowTheHolders() {
        var offering = opened(3);
        ledger.claim(offering, seat("anna", 1), false);
        ledger.claim(offering, seat("ben", 1), false);

        assertThatThrownBy(() -> ledger.resize(offering, 1, "ines"))
                .isInstanceOfSatisfying(
                        RuleViolated.class, e -> assertThat(e.type()).isEqualTo(ProblemType.CAPACITY_BELOW_SEATS));
        ledger.resize(offering, 2, "ines");

        assertThat(ledger.claim(offering, seat("carl", 1), false)).isEqualTo(Claim.FULL);
        ledger.resize(offering, 3, "ines");
        assertThat(ledger.claim(offering, seat("carl", 1), false)).isEqualTo(Claim.HELD);
        assertConsistent(offering);
    }

    @Test
    void nobodyComesToASeatOfAClosedLedger() {
        var offering = opened(1);
        ledger.claim(offering, seat("anna", 1), true);
        ledger.claim(offering, seat("ben", 1), true);

        ledger.close(offering);

        ledger.release(offering, "anna", 1);
        assertThat(ledger.claim(offering, seat("carl", 1), true)).isEqualTo(Claim.CLOSED);
        assertThat(offers.promote(offering, null)).isEmpty();
        assertThat(ledger.counts(List.of(offering)).get(offering).left()).isZero();
        ledger.clear(offering, List.of("anna", "ben"));
        assertThat(ledger.find(offering).orElseThrow().waiting()).isEmpty();
    }

    @Test
    void fiveHundredStudentsRacingForThirtySeatsGetExactlyThirty() throws Exception {
        var offering = opened(30);

        var claims = answersAtOnce(500, i -> ledger.claim(offering, seat("s" + i, 1), false));

        assertThat(claims).filteredOn(Claim.HELD::equals).hasSize(30);
        assertThat(claims).filteredOn(Claim.FULL::equals).hasSize(470);
        assertThat(students(offering)).hasSize(30).doesNotHaveDuplicates();
        assertConsistent(offering);
    }

    @Test
    void aStudentRacingAgainstThemselvesGetsOneSeat() throws Exception {
        var offering = opened(30);

        var claims = answersAtOnce(100, i -> ledger.claim(offering, seat("anna", 1), true));

        assertThat(claims).containsOnly(Claim.HELD);
        assertThat(students(offering)).containsExactly("anna");
        assertConsistent(offering);
    }

    @Test
    void inAStormOfClaimsReleasesPromotionsAndResizesTheLedgerStaysRight() throws Exception {
        var offering = opened(10);
        var tooMany = new AtomicInteger();

        atOnce(600, i -> {
            var random = ThreadLocalRandom.current();
            var student = "s" + random.nextInt(40);
            switch (random.nextInt(5)) {
                case 0, 1 -> ledger.claim(offering, seat(student, 1), random.nextBoolean());
                case 2 -> ledger.release(offering, student, 1);
                case 3 -> offers.promote(offering, null);
                default -> {
                    try {
                        ledger.resize(offering, 5 + random.nextInt(10), "ines");
                    } catch (RuleViolated belowTheHolders) {
                        tooMany.incrementAndGet();
                    }
                }
            }
            assertConsistent(offering);
        });

        assertConsistent(offering);
        while (offers.promote(offering, null).isPresent()) {
            assertConsistent(offering);
        }
        var seats = ledger.find(offering).orElseThrow();
        assertThat(seats.free() == 0 || seats.waiting().isEmpty()).isTrue();
    }

    private void assertConsistent(String offering) {
        LedgerRules.assertHold(ledger.find(offering).orElseThrow());
    }

    private String opened(int capacity) {
        var offering = Ids.next();
        ledger.open(offering, capacity);
        return offering;
    }

    private List<String> students(String offering) {
        return ledger.find(offering).orElseThrow().students().toList();
    }

    private static Seat seat(String student, int opening) {
        return new Seat(student, opening, Instant.parse("2026-03-02T15:10:00Z"), student, student);
    }
}
