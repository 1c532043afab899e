package org.urbanriver.campus.enrollment.seats;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random sequences of steps, of which the usual ones are more frequent. */
final class LedgerSteps {

    private LedgerSteps() {}

    static Arbitrary<List<LedgerStep>> sequences(int longest) {
        var student = Arbitraries.integers().between(0, 7);
        var hold = Arbitraries.integers().between(0, 2);
        var minutes = Arbitraries.integers().between(1, 30);
        var yes = Arbitraries.of(true, false);
        var rarely = Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true));
        Arbitrary<LedgerStep> claim = Combinators.combine(student, yes, rarely).as(LedgerStep.Claim::new);
        Arbitrary<LedgerStep> release = Combinators.combine(student, rarely).as(LedgerStep.Release::new);
        Arbitrary<LedgerStep> reserve = Combinators.combine(
                        hold, Arbitraries.integers().between(1, 3), minutes)
                .as(LedgerStep.Reserve::new);
        Arbitrary<LedgerStep> take = Combinators.combine(hold, student).as(LedgerStep.Take::new);
        return Arbitraries.<LedgerStep>frequencyOf(
                        Tuple.of(12, claim),
                        Tuple.of(5, release),
                        Tuple.of(2, Arbitraries.of(new LedgerStep.Promote(0))),
                        Tuple.of(4, minutes.map(LedgerStep.Promote::new)),
                        Tuple.of(3, student.map(LedgerStep.Accept::new)),
                        Tuple.of(3, Arbitraries.of(new LedgerStep.Expire())),
                        Tuple.of(1, Arbitraries.of(new LedgerStep.Tell())),
                        Tuple.of(2, Arbitraries.of(new LedgerStep.Settle())),
                        Tuple.of(3, reserve),
                        Tuple.of(3, take),
                        Tuple.of(1, hold.map(LedgerStep.EndHold::new)),
                        Tuple.of(1, minutes.map(LedgerStep.Shorten::new)),
                        Tuple.of(2, Arbitraries.integers().between(1, 6).map(LedgerStep.Resize::new)),
                        Tuple.of(3, minutes.map(LedgerStep.Pass::new)))
                .list()
                .ofMinSize(5)
                .ofMaxSize(longest);
    }
}
