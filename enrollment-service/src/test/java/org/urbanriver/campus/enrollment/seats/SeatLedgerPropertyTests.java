package org.urbanriver.campus.enrollment.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.HoldEnd;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;

/**
 * Whatever happens in whatever order, the ledger does what the plain model does; and when several do it at once, what is
 * always true stays true. A failure names its seed and is shrunk to a short sequence.
 */
class SeatLedgerPropertyTests {

    @Provide
    Arbitrary<List<LedgerStep>> sequences() {
        return LedgerSteps.sequences(40);
    }

    /** With the closing of the ledger somewhere in them. */
    @Provide
    Arbitrary<List<LedgerStep>> closing() {
        return LedgerSteps.sequences(15)
                .flatMap(before -> LedgerSteps.sequences(10).map(after -> {
                    var all = new ArrayList<>(before);
                    all.add(new LedgerStep.Close());
                    all.addAll(after);
                    return all;
                }));
    }

    @Property(tries = 60)
    void anySequenceGivesWhatTheModelGives(
            @ForAll("sequences") List<LedgerStep> steps, @ForAll @IntRange(min = 1, max = 4) int capacity) {
        follow(steps, capacity);
    }

    @Property(tries = 15)
    void aClosedLedgerGivesWhatTheModelGives(
            @ForAll("closing") List<LedgerStep> steps, @ForAll @IntRange(min = 1, max = 4) int capacity) {
        follow(steps, capacity);
    }

    private static void follow(List<LedgerStep> steps, int capacity) {
        var desk = new LedgerDesk(capacity);
        var model = new LedgerModel(capacity);
        for (var step : steps) {
            assertThat(onLedger(step, desk, model)).as("%s", step).isEqualTo(onModel(step, desk, model));
            advance(step, desk);
            assertSame(desk.seats(), model);
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void whenFourActAtOnceWhatIsAlwaysTrueStaysTrue(
            @ForAll("sequences") List<LedgerStep> first,
            @ForAll("sequences") List<LedgerStep> second,
            @ForAll("sequences") List<LedgerStep> third,
            @ForAll("sequences") List<LedgerStep> fourth)
            throws Exception {
        var desk = new LedgerDesk(3);
        var openings = new LedgerModel(3);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = threads.invokeAll(IntStream.range(0, 4)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        for (var step : List.of(first, second, third, fourth).get(i)) {
                            onLedger(step, desk, openings);
                            advance(step, desk);
                            LedgerRules.assertHold(desk.seats());
                        }
                        return null;
                    })
                    .toList());
            for (var run : runs) {
                run.get();
            }
        }
        var order = desk.seats().waiting().stream().map(Seat::student).toList();
        desk.now.set(desk.in(60));
        desk.offers.expire(desk.offering);
        desk.holds.expire(desk.offering);
        var promoted = IntStream.range(0, order.size())
                .mapToObj(i -> desk.offers.promote(desk.offering, null))
                .flatMap(Optional::stream)
                .map(Seat::student)
                .toList();
        assertThat(promoted).isEqualTo(order.subList(0, promoted.size()));
        var seats = desk.seats();
        LedgerRules.assertHold(seats);
        assertThat(seats.free() == 0 || seats.waiting().isEmpty()).isTrue();
    }

    private static void advance(LedgerStep step, LedgerDesk desk) {
        if (step instanceof LedgerStep.Pass pass) {
            desk.now.updateAndGet(now -> now.plusSeconds(60L * pass.minutes()));
        }
    }

    /** The answer in words, or the slug of the refusal. */
    private static String onLedger(LedgerStep step, LedgerDesk desk, LedgerModel openings) {
        var id = desk.offering;
        try {
            return switch (step) {
                case LedgerStep.Claim claim ->
                    desk.ledger
                            .claim(
                                    id,
                                    seat(
                                            claim.student(),
                                            openings.opening(name(claim.student())) + (claim.anew() ? 1 : 0),
                                            desk),
                                    claim.waitlist())
                            .name();
                case LedgerStep.Release release ->
                    ""
                            + desk.ledger.release(
                                    id,
                                    name(release.student()),
                                    openings.opening(name(release.student())) - (release.late() ? 1 : 0));
                case LedgerStep.Promote promote ->
                    desk.offers
                            .promote(id, promote.minutes() == 0 ? null : desk.in(promote.minutes()))
                            .map(Seat::student)
                            .orElse("nobody");
                case LedgerStep.Accept accept ->
                    desk.offers
                            .accept(id, name(accept.student()), openings.opening(name(accept.student())), "staff")
                            .name();
                case LedgerStep.Expire expire -> {
                    desk.offers.expire(id);
                    desk.holds.expire(id);
                    desk.deadlines.next(id);
                    yield "";
                }
                case LedgerStep.Tell tell -> {
                    desk.seats().expired().forEach(offer -> desk.offers.told(id, offer));
                    yield "";
                }
                case LedgerStep.Settle settle -> {
                    desk.ledger.settle(
                            id,
                            desk.seats().holders().stream().collect(Collectors.toMap(Seat::student, Seat::opening)));
                    yield "";
                }
                case LedgerStep.Reserve reserve -> {
                    desk.holds.reserve(
                            id,
                            Hold.of(
                                    "h" + reserve.hold(),
                                    reserve.seats(),
                                    desk.in(reserve.minutes()),
                                    "why",
                                    "staff",
                                    desk.now.get()));
                    yield "true";
                }
                case LedgerStep.Take take ->
                    desk.holds
                            .take(
                                    id,
                                    "h" + take.hold(),
                                    seat(take.student(), openings.opening(name(take.student())), desk))
                            .name();
                case LedgerStep.EndHold endHold -> {
                    desk.holds.end(id, "h" + endHold.hold(), HoldEnd.RELEASED, "staff");
                    yield "";
                }
                case LedgerStep.Shorten shorten -> {
                    desk.offers.shorten(id, desk.in(shorten.minutes()));
                    yield "";
                }
                case LedgerStep.Resize resize -> {
                    desk.ledger.resize(id, resize.capacity(), "ines");
                    yield "true";
                }
                case LedgerStep.Pass pass -> "";
                case LedgerStep.Close close -> {
                    desk.ledger.close(id);
                    yield "";
                }
            };
        } catch (RuleViolated | NotFound refused) {
            return "refused";
        }
    }

    private static String onModel(LedgerStep step, LedgerDesk desk, LedgerModel model) {
        return switch (step) {
            case LedgerStep.Claim claim ->
                (claim.anew()
                                ? model.reclaim(name(claim.student()), claim.waitlist())
                                : model.claim(name(claim.student()), claim.waitlist()))
                        .name();
            case LedgerStep.Release release -> "" + (!release.late() && model.release(name(release.student())));
            case LedgerStep.Promote promote -> {
                var promoted = model.promote(promote.minutes() == 0 ? null : desk.in(promote.minutes()));
                yield promoted == null ? "nobody" : promoted;
            }
            case LedgerStep.Accept accept ->
                model.accept(name(accept.student()), desk.now.get()).name();
            case LedgerStep.Expire expire -> {
                model.expire(desk.now.get());
                yield "";
            }
            case LedgerStep.Tell tell -> {
                model.tell();
                yield "";
            }
            case LedgerStep.Settle settle -> "";
            case LedgerStep.Pass pass -> "";
            case LedgerStep.Reserve reserve ->
                model.reserve("h" + reserve.hold(), reserve.seats(), desk.in(reserve.minutes())) ? "true" : "refused";
            case LedgerStep.Take take -> {
                var claim = model.take("h" + take.hold(), name(take.student()), desk.now.get());
                yield claim == null ? "refused" : claim.name();
            }
            case LedgerStep.EndHold endHold -> {
                model.endHold("h" + endHold.hold());
                yield "";
            }
            case LedgerStep.Shorten shorten -> {
                model.shorten(desk.in(shorten.minutes()));
                yield "";
            }
            case LedgerStep.Resize resize -> model.resize(resize.capacity()) ? "true" : "refused";
            case LedgerStep.Close close -> {
                model.closed = true;
                yield "";
            }
        };
    }

    private static void assertSame(Seats seats, LedgerModel model) {
        LedgerRules.assertHold(seats);
        assertThat(seats.capacity()).isEqualTo(model.capacity);
        assertThat(seats.closed()).isEqualTo(model.closed);
        assertThat(seats.free()).isEqualTo(model.free());
        assertThat(seats.students()).containsExactlyInAnyOrderElementsOf(model.held);
        assertThat(seats.waiting()).extracting(Seat::student).isEqualTo(model.waiting);
        assertThat(seats.offered().stream().collect(Collectors.toMap(Seat::student, Seat::until)))
                .isEqualTo(model.offered);
        assertThat(seats.expired()).extracting(Seat::student).containsExactlyInAnyOrderElementsOf(model.expired);
        assertThat(seats.holds().stream()
                        .collect(Collectors.toMap(
                                Hold::holdId, hold -> new LedgerModel.Kept(hold.left(), hold.until(), hold.isOpen()))))
                .isEqualTo(model.holds);
    }

    private static Seat seat(int who, int opening, LedgerDesk desk) {
        return new Seat(name(who), opening, desk.now.get(), name(who), name(who));
    }

    private static String name(int who) {
        return "s" + who;
    }
}
