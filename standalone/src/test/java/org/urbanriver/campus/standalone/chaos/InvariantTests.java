package org.urbanriver.campus.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.standalone.chaos.Evidences.OFFERING;
import static org.urbanriver.campus.standalone.chaos.Evidences.TEACHER;
import static org.urbanriver.campus.standalone.chaos.Evidences.at;
import static org.urbanriver.campus.standalone.chaos.Evidences.call;
import static org.urbanriver.campus.standalone.chaos.Evidences.enrollment;
import static org.urbanriver.campus.standalone.chaos.Evidences.id;
import static org.urbanriver.campus.standalone.chaos.Evidences.ledger;
import static org.urbanriver.campus.standalone.chaos.Evidences.stored;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.standalone.chaos.Call.Kind;
import org.urbanriver.campus.standalone.chaos.Event.Origin;
import org.urbanriver.campus.standalone.chaos.Evidence.Enrolled;
import org.urbanriver.campus.standalone.chaos.Evidence.Mail;
import org.urbanriver.campus.standalone.chaos.Evidence.Offered;
import org.urbanriver.campus.standalone.chaos.Evidence.Reader;
import org.urbanriver.campus.standalone.chaos.Evidence.Told;
import org.urbanriver.campus.standalone.chaos.Ledger.Entry;
import tools.jackson.databind.json.JsonMapper;

/** That the chaos test can fail: each flaw in what a run left behind is found. */
class InvariantTests {

    private final Evidences run = Evidences.flawless();

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        assertThat(run.violated()).isEmpty();
    }

    @Test
    void aSeatSoldTwiceIsFoundInTheEvents() {
        run.log.set(2, enrollment(2, "ben", 1, "activated", "ACTIVE", "ENROLLED"));

        assertThat(run.violated()).contains("SeatsAreNeverOversold");
        assertThat(run.words()).contains("after neck_ben.1 2 students have a seat, of 1 at most");
    }

    @Test
    void aSeatSoldTwiceIsFoundInAStateOfTheLedger() {
        run.snapshots.add(2, ledger(1, List.of("ada", "ben"), List.of()));

        assertThat(run.violated()).contains("SeatsAreNeverOversold");
    }

    @Test
    void aLedgerThatMiscountsIsFound() {
        run.ledgers.set(0, state(1, 1, List.of("ben"), List.of("cyd"), List.of(), 0));

        assertThat(run.violated()).contains("SeatsAreNeverOversold");
    }

    @Test
    void seatsThatAreOfferedOrKeptCountAsWell() {
        run.snapshots.set(0, state(3, 0, List.of("ada"), List.of(), List.of("ben"), 1));
        assertThat(new SeatsAreNeverOversold().violations(run.evidence())).isEmpty();

        run.snapshots.set(0, state(2, 0, List.of("ada"), List.of(), List.of("ben"), 1));
        assertThat(run.words()).contains("3 seats of 2 are held, offered or kept");
    }

    @Test
    void whoIsOfferedASeatBeforeThoseAheadIsFound() {
        run.snapshots.set(3, state(1, 0, List.of(), List.of("ben"), List.of("cyd"), 0));

        assertThat(run.violated()).contains("QueueIsKept");
    }

    @Test
    void whoGetsASeatThatStaffReservedMayPass() {
        run.snapshots.set(3, ledger(1, List.of("cyd"), List.of("ben")));
        run.calls.add(call(4, Kind.ENROLL_HELD, "cyd", 0, run.log.get(3), 0));

        assertThat(new QueueIsKept().violations(run.evidence()))
                .extracting(Violation::words)
                .noneMatch(words -> words.contains("still waits"));
    }

    @Test
    void aSeatTakenBeforeAClassWasMadeLargerIsFoundButNotOneTakenMeanwhile() {
        run.log.set(2, enrollment(2, "ben", 1, "activated", "ACTIVE", "ENROLLED"));
        run.calls.add(resize(2, 200, 2));
        assertThat(new SeatsAreNeverOversold().violations(run.evidence())).isEmpty();

        run.calls.removeLast();
        run.calls.add(resize(3, 200, 2));
        assertThat(new SeatsAreNeverOversold().violations(run.evidence())).isNotEmpty();
    }

    @Test
    void aCapacityThatWasLoweredNoLongerCountsAndOneWithoutAnAnswerStillMay() {
        run.calls.add(resize(10, 200, 9));
        run.calls.add(resize(20, 200, 2));
        var capacities = new Capacities(run.calls, OFFERING);
        assertThat(capacities.mostAt(at(15))).isEqualTo(9);
        assertThat(capacities.mostAt(at(25))).isEqualTo(2);

        run.calls.set(run.calls.size() - 2, resize(10, 503, 9));
        var unsure = new Capacities(run.calls, OFFERING);
        assertThat(unsure.mostAt(at(25))).isEqualTo(9);
    }

    @Test
    void whoOvertakesTheQueueIsFound() {
        run.snapshots.set(3, ledger(1, List.of("cyd"), List.of("ben")));

        assertThat(run.violated()).contains("QueueIsKept");
        assertThat(run.words())
                .contains("Entry[student=cyd, opening=1] has a seat while Entry[student=ben, opening=1] still waits");
    }

    @Test
    void aNewcomerWhoTakesASeatBeforeTheQueueIsFound() {
        run.snapshots.set(3, ledger(1, List.of("dan"), List.of("ben", "cyd")));

        assertThat(run.violated()).contains("QueueIsKept");
    }

    @Test
    void aQueueThatChangesItsOrderIsFound() {
        run.snapshots.add(3, ledger(1, List.of("ada"), List.of("cyd", "ben")));

        assertThat(run.violated()).contains("QueueIsKept");
    }

    @Test
    void whoJoinsTheQueueBeforeItsEndIsFound() {
        run.snapshots.add(3, ledger(1, List.of("ada"), List.of("dan", "ben", "cyd")));

        assertThat(run.violated()).contains("QueueIsKept");
    }

    @Test
    void twoWhoAreSeatedInTheWrongOrderAreFound() {
        run.snapshots.set(3, ledger(2, List.of("cyd", "ben"), List.of()));

        assertThat(run.violated()).contains("QueueIsKept");
    }

    @Test
    void aSecondEnrollmentIsFound() {
        var ben = run.enrollments.get(1);
        run.enrollments.add(new Enrolled("other", OFFERING, "ben", "ACTIVE", 1, ben.changedAt(), 1, 1, 0));

        assertThat(run.violated()).contains("OneEnrollmentEach");
    }

    @Test
    void aHolderWithoutAnEnrollmentIsFound() {
        run.ledgers.set(0, ledger(2, List.of("ben", "dan"), List.of("cyd")));

        assertThat(run.violated()).contains("LedgerAndEnrollmentsAgree");
    }

    @Test
    void anEnrollmentWithoutAPlaceInTheQueueIsFound() {
        run.ledgers.set(0, ledger(1, List.of("ben"), List.of()));

        assertThat(run.violated()).contains("LedgerAndEnrollmentsAgree");
    }

    @Test
    void aSeatThatStaysFreeWhileSomeoneWaitsIsFound() {
        run.ledgers.set(0, ledger(2, List.of("ben"), List.of("cyd")));

        assertThat(run.violated()).contains("LedgerAndEnrollmentsAgree");
    }

    @Test
    void aLostEventIsFound() {
        run.log.remove(4);

        assertThat(run.violated()).contains("EveryChangeHasOneEvent", "AnswersAreHonoured");
        assertThat(run.words()).contains("its events are numbered [1] and should be 1 to 2");
    }

    @Test
    void anEventOfAChangeThatIsNotThereIsFound() {
        run.log.add(enrollment(6, "ben", 3, "withdrawn", "WITHDRAWN", ""));

        assertThat(run.violated()).contains("EveryChangeHasOneEvent");
    }

    @Test
    void aStoredStateThatNoEventTellsIsFound() {
        var ben = run.enrollments.get(1);
        run.enrollments.set(1, new Enrolled(ben.id(), OFFERING, "ben", "WITHDRAWN", 1, ben.changedAt(), 2, 2, 0));

        assertThat(run.violated()).contains("EveryChangeHasOneEvent");
    }

    @Test
    void aMoveThatDoesNotArriveIsFound() {
        run.log.add(enrollment(6, "cyd", 2, "transferred", "WITHDRAWN", ""));
        assertThat(run.violated()).contains("MovesAreWhole");
        assertThat(run.words()).contains("neck_cyd.2 moved to neck_cyd, but");

        run.log.add(enrollment(7, "cyd", 3, "activated", "ACTIVE", "TRANSFERRED"));
        assertThat(new MovesAreWhole().violations(run.evidence())).isEmpty();
    }

    @Test
    void whoEnrollsWhereTheyMoveToAtTheSameMomentHasArrived() {
        run.log.add(enrollment(6, "cyd", 2, "transferred", "WITHDRAWN", ""));
        run.log.add(enrollment(7, "cyd", 3, "activated", "ACTIVE", "ENROLLED"));
        assertThat(new MovesAreWhole().violations(run.evidence())).isEmpty();

        run.log.removeLast();
        run.log.add(enrollment(70, "cyd", 3, "activated", "ACTIVE", "ENROLLED"));
        assertThat(new MovesAreWhole().violations(run.evidence())).isNotEmpty();
    }

    @Test
    void anArrivalFromNowhereIsFound() {
        run.log.add(enrollment(7, "cyd", 2, "activated", "ACTIVE", "TRANSFERRED"));

        assertThat(run.violated()).contains("MovesAreWhole");
    }

    @Test
    void anEventWithoutASaveIsFound() {
        var ben = run.enrollments.get(1);
        run.enrollments.set(1, new Enrolled(ben.id(), OFFERING, "ben", "ACTIVE", 1, ben.changedAt(), 2, 1, 0));

        assertThat(run.violated()).containsExactly("EveryChangeHasOneEvent");
    }

    @Test
    void anEventThatIsNotAlwaysTheSameIsFound() {
        run.log.add(enrollment(6, "ben", 2, "withdrawn", "WITHDRAWN", ""));

        assertThat(run.violated()).contains("EveryChangeHasOneEvent");
    }

    @Test
    void anEventBeforeItsForerunnerIsFoundButNotOneThatIsRepeatedLater() {
        run.log.add(run.log.get(1));
        assertThat(run.violated()).isEmpty();

        run.log.add(0, run.log.remove(4));
        assertThat(run.violated()).contains("EventsAreInOrder");
    }

    @Test
    void aMissingInboxEntryIsFound() {
        run.inbox.remove(new Told("neck_ben.2", "ben"));

        assertThat(run.violated()).contains("ConsumersActOnce");
        assertThat(run.words()).contains("no inbox entry: Told[event=neck_ben.2, recipient=ben]");
    }

    @Test
    void aSecondInboxEntryOfTheSameEventIsFound() {
        run.inbox.add(new Told("neck_ben.2", "ben"));

        assertThat(run.violated()).contains("ConsumersActOnce");
    }

    @Test
    void aMessageToSomebodyWhomItDoesNotConcernIsFound() {
        run.inbox.add(new Told("neck_ben.1", TEACHER));

        assertThat(run.violated()).contains("ConsumersActOnce");
    }

    @Test
    void aMailThatIsNotSentIsFound() {
        run.mails.replaceAll(mail -> mail.told().event().equals("neck_ben.2") ? new Mail(mail.told(), "QUEUED") : mail);

        assertThat(run.violated()).containsExactly("ConsumersActOnce");
    }

    @Test
    void aMailThatIsQueuedTwiceIsFound() {
        run.mails.add(run.mails.getFirst());

        assertThat(run.violated()).containsExactly("ConsumersActOnce");
    }

    @Test
    void aMailThatNeverCameIsFoundAndOneThatCameTwiceIsCounted() {
        var id = ConsumersActOnce.messageId(new Told("neck_ben.2", "ben"));
        run.caught.add(id);
        assertThat(run.violated()).isEmpty();
        assertThat(ConsumersActOnce.sentAgain(run.caught)).containsExactly(java.util.Map.entry(2L, 1L));

        run.caught.removeIf(id::equals);
        assertThat(run.violated()).containsExactly("ConsumersActOnce");
    }

    @Test
    void anEventThatTheMonitorLacksOrHasTwiceIsFound() {
        run.recorded.remove("neck_ben.2");
        assertThat(run.violated()).containsExactly("ConsumersActOnce");

        run.recorded.addAll(List.of("neck_ben.2", "neck_ben.2"));
        assertThat(run.violated()).containsExactly("ConsumersActOnce");
    }

    @Test
    void lessonsThatStayOpenAfterAWithdrawalAreFound() {
        run.readers.put(id("ada"), new Reader(1, "ACTIVE"));

        assertThat(run.violated()).containsExactly("ConsumersActOnce");
    }

    @Test
    void anAcknowledgedEnrollmentThatIsLostIsFound() {
        run.calls.add(call(8, Kind.ENROLL, "dan", 201, enrollment(8, "dan", 1, "activated", "ACTIVE", "ENROLLED"), 0));

        assertThat(run.violated()).containsExactly("AnswersAreHonoured");
    }

    @Test
    void anOpeningThatIsAnsweredAsNewTwiceIsFound() {
        run.calls.add(run.calls.get(1));

        assertThat(run.violated()).containsExactly("AnswersAreHonoured");
    }

    @Test
    void aCapacityThatWasAcknowledgedAndIsLostIsFound() {
        run.calls.add(resize(8, 200, 5));

        assertThat(run.violated()).containsExactly("AnswersAreHonoured");
    }

    @Test
    void aCapacityForWhichNobodyAskedIsFound() {
        run.offerings.set(0, new Offered(OFFERING, 3, "OPEN", 1, 0));

        assertThat(run.violated()).containsExactly("AnswersAreHonoured");
    }

    @Test
    void anImportedRowThatIsLostIsFound() {
        run.calls.add(answered(Kind.IMPORT, 200, """
                {"rows": [{"outcome": "enrolled", "enrollmentId": "neck_dan"}, {"outcome": "invalid"}]}"""));

        assertThat(run.violated()).containsExactly("AnswersAreHonoured");
    }

    @Test
    void anImportedRowThatIsNotAsNewAsToldIsFound() {
        run.calls.add(answered(Kind.IMPORT, 200, """
                {"rows": [{"outcome": "already", "enrollmentId": "neck_ben"}]}"""));
        assertThat(run.violated()).isEmpty();

        run.calls.add(answered(Kind.IMPORT, 200, """
                {"rows": [{"outcome": "waitlisted", "enrollmentId": "neck_ben"}]}"""));
        assertThat(run.violated()).containsExactly("AnswersAreHonoured");
    }

    @Test
    void aReservationThatIsLostIsFound() {
        run.calls.add(answered(Kind.HOLD, 201, "{\"id\": \"friends-1\"}"));

        assertThat(run.violated()).containsExactly("AnswersAreHonoured");
    }

    @Test
    void whoIsInvitedTwiceIsFound() {
        for (var letter : List.of("letter:1", "letter:2")) {
            var invitation = new Told(letter, "dan");
            run.mails.add(new Mail(invitation, "SENT"));
            run.caught.add(ConsumersActOnce.messageId(invitation));
        }

        assertThat(run.violated()).containsExactly("ConsumersActOnce");
    }

    @Test
    void aDeadLetterIsFound() {
        run.putAside.put("enrollment-events.inbox-dlt", 1L);

        assertThat(run.violated()).containsExactly("NothingIsPutAside");
    }

    @Test
    void whatTheCampusTellsOtherwiseIsFound() {
        var told = run.evidence().told();
        run.enrollments.set(0, stored(enrollment(4, "ada", 2, "withdrawn", "COMPLETED", "")));
        var evidence = run.evidence();

        var other = new Evidence(
                evidence.calls(),
                evidence.log(),
                evidence.snapshots(),
                evidence.ledgers(),
                evidence.enrollments(),
                evidence.offerings(),
                evidence.inbox(),
                evidence.mails(),
                evidence.caught(),
                evidence.recorded(),
                evidence.acts(),
                evidence.readers(),
                evidence.putAside(),
                told);

        assertThat(new TheCampusTellsTheSame().violations(other)).isNotEmpty();
    }

    @Test
    void whoIsLeftInACancelledClassIsFound() {
        run.offerings.set(0, new Offered(OFFERING, 1, "CANCELLED", 1, 0));

        assertThat(new NobodyIsLeftInACancelledClass().violations(run.evidence()))
                .extracting(Violation::subject)
                .containsExactlyInAnyOrder("neck_ben", "neck_cyd");
    }

    @Test
    void aMinimumThatNobodyDecidedIsFound() {
        run.log.set(0, Evidences.undecided(0, at(3)));
        assertThat(new EveryMinimumIsDecided().violations(run.evidence())).hasSize(1);

        run.log.set(0, Evidences.undecided(0, at(9)));
        assertThat(new EveryMinimumIsDecided().violations(run.evidence())).isEmpty();
    }

    @Test
    void aMinimumThatWasDecidedTwiceOrTooEarlyIsFound() {
        run.log.set(0, Evidences.undecided(0, at(6)));
        run.log.add(Evidences.offering(7, 2, "confirmed"));
        assertThat(new EveryMinimumIsDecided().violations(run.evidence())).isEmpty();

        run.log.add(Evidences.offering(8, 3, "cancelled"));
        assertThat(new EveryMinimumIsDecided().violations(run.evidence())).hasSize(1);

        run.log.removeLast();
        run.log.set(run.log.size() - 1, Evidences.offering(5, 2, "confirmed"));
        assertThat(new EveryMinimumIsDecided().violations(run.evidence())).hasSize(1);
    }

    @Test
    void aCancellingThatWasAnsweredAndNotDoneIsFound() {
        run.calls.add(answered(Kind.CANCEL, 200, "{}"));
        assertThat(run.words()).contains("its cancelling was acknowledged");

        run.log.add(Evidences.offering(9, 2, "cancelled"));
        assertThat(new AnswersAreHonoured().violations(run.evidence())).isEmpty();
    }

    @Test
    void whoWasRefusedAReservedSeatMayNotPass() {
        run.snapshots.set(3, ledger(1, List.of("cyd"), List.of("ben")));
        run.calls.add(call(4, Kind.ENROLL_HELD, "cyd", 409, run.log.get(3), 0));

        assertThat(run.violated()).contains("QueueIsKept");
    }

    @Test
    void anActOfStaffThatIsNotWrittenDownIsFound() {
        run.log.set(4, Evidences.by(run.log.get(4), new Origin("ines", "INSTRUCTOR", "")));
        assertThat(run.words()).contains("for ines by , is not in the audit trail");

        run.acts.add("neck_ada.2");
        assertThat(new ActsOfStaffAreWrittenDown().violations(run.evidence())).isEmpty();
    }

    @Test
    void whatStudentsDoIsNoActOfStaff() {
        run.log.set(4, Evidences.by(run.log.get(4), new Origin("ada", "STUDENT", "")));
        assertThat(new ActsOfStaffAreWrittenDown().violations(run.evidence())).isEmpty();

        run.acts.add("neck_ada.2");
        assertThat(run.violated()).contains("ActsOfStaffAreWrittenDown");
    }

    @Test
    void aViolationIsToldWithTheSeedAndTheStory() {
        run.inbox.remove(new Told("neck_ben.2", "ben"));

        var verdict = Verdict.of(new Plan(42, Duration.ofMinutes(10), 1, 1), run.evidence(), java.util.Map.of(), 0, "");

        assertThat(verdict.isGood()).isFalse();
        assertThat(verdict.report())
                .contains("ConsumersActOnce", "neck_ben.2", "enrollment.activated", "--minutes 10.0 --seed 42");
    }

    private static Call answered(Kind kind, int status, String body) {
        return new Call(
                kind, OFFERING, "", 0, at(8), at(9), status, JsonMapper.shared().readTree(body));
    }

    private static Ledger state(
            int capacity, int free, List<String> holders, List<String> waiting, List<String> offered, int kept) {
        return new Ledger(
                OFFERING,
                capacity,
                free,
                false,
                entries(holders),
                List.of(),
                entries(waiting),
                waiting.size(),
                entries(offered),
                List.of(),
                kept);
    }

    private static List<Entry> entries(List<String> students) {
        return students.stream().map(each -> new Entry(each, 1)).toList();
    }

    private static Call resize(int second, int status, int capacity) {
        return call(second, Kind.RESIZE, "", status, Evidences.offering(second, 1, "changed"), capacity);
    }
}
