package org.urbanriver.campus.standalone.chaos;

import java.util.List;
import java.util.stream.Stream;

/** Something that is true whatever was killed. */
@FunctionalInterface
interface Invariant {

    List<Invariant> ALL = List.of(
            new SeatsAreNeverOversold(),
            new QueueIsKept(),
            new OneEnrollmentEach(),
            new LedgerAndEnrollmentsAgree(),
            new MovesAreWhole(),
            new NobodyIsLeftInACancelledClass(),
            new EveryMinimumIsDecided(),
            new EveryChangeHasOneEvent(),
            new EventsAreInOrder(),
            new ConsumersActOnce(),
            new ActsOfStaffAreWrittenDown(),
            new AnswersAreHonoured(),
            new NothingIsPutAside(),
            new TheCampusTellsTheSame());

    Stream<Violation> violations(Evidence evidence);
}
