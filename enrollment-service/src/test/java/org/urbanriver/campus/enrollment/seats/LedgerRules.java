package org.urbanriver.campus.enrollment.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/** What is true of a ledger at every moment. */
public final class LedgerRules {

    private LedgerRules() {}

    public static void assertHold(Seats seats) {
        var kept =
                seats.holds().stream().filter(Hold::isOpen).mapToInt(Hold::left).sum();
        var taken =
                seats.holders().size() + seats.seated().size() + seats.offered().size() + kept;
        assertThat(seats.free()).as("free seats of %s", seats).isNotNegative().isEqualTo(seats.capacity() - taken);
        assertThat(seats.waitingCount())
                .as("length of the queue")
                .isEqualTo(seats.waiting().size());
        assertThat(Stream.concat(
                        seats.students(),
                        Stream.of(seats.waiting(), seats.offered(), seats.expired())
                                .flatMap(entries -> entries.stream().map(Seat::student))))
                .as("students of %s", seats)
                .doesNotHaveDuplicates();
        assertThat(seats.holds()).allSatisfy(hold -> assertThat(hold.left()).isBetween(0, hold.seats()));
        seats.firstEnd()
                .ifPresent(end -> assertThat(seats.nextDueAt()).isNotNull().isBeforeOrEqualTo(end));
    }
}
