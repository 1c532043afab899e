package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.urbanriver.campus.enrollment.enrollment.Rosa.OFFERING;
import static org.urbanriver.campus.enrollment.enrollment.Rosa.seat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;
import org.urbanriver.campus.contracts.events.EnrollmentEvent;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.Cause;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentActivated;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentOffered;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentOfferingChanged;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentProgressed;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentWaitlisted;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentWithdrawn;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.student.StudentCopy;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;

class EnrollmentTests {

    private static final Instant LATER = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void openingTellsHowTheStudentCameToTheSeat() {
        assertThat(Rosa.active().unsavedEvents())
                .containsExactly(new EnrollmentActivated(Rosa.active().view(), Cause.ENROLLED, Rosa.ID));
        assertThat(Rosa.waiting().unsavedEvents())
                .containsExactly(new EnrollmentWaitlisted(Rosa.waiting().view(), Rosa.ID));
    }

    @Test
    void whoWaitedIsPromotedOnce() {
        var enrollment = Rosa.waiting();

        enrollment.promote(OFFERING, Rosa.ID, LATER);
        enrollment.promote(OFFERING, Rosa.ID, LATER);

        assertThat(enrollment.view().status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(enrollment.view().changedAt()).isEqualTo(LATER);
        assertThat(enrollment.unsavedEvents())
                .hasSize(2)
                .last()
                .isEqualTo(new EnrollmentActivated(enrollment.view(), Cause.PROMOTED, Rosa.ID));
    }

    @Test
    void aSeatIsOfferedOnceToWhoWaits() {
        var enrollment = Rosa.waiting();

        enrollment.offer(OFFERING, Rosa.OFFERED_UNTIL, LATER);
        enrollment.offer(OFFERING, Rosa.OFFERED_UNTIL, LATER);

        assertThat(enrollment.view().status()).isEqualTo(EnrollmentStatus.WAITLISTED);
        assertThat(enrollment.view().offerUntil()).isEqualTo(Rosa.OFFERED_UNTIL);
        assertThat(enrollment.unsavedEvents())
                .hasSize(2)
                .last()
                .isEqualTo(new EnrollmentOffered(enrollment.view(), Rosa.OFFERED_UNTIL));
    }

    @Test
    void anOfferIsForThoseWhoWaitAlone() {
        for (var enrollment : List.of(Rosa.active(), Rosa.withdrawn(), Rosa.completed())) {
            var before = enrollment.view();

            enrollment.offer(OFFERING, Rosa.OFFERED_UNTIL, LATER);
            enrollment.missOffer(OFFERING, Rosa.OFFERED_UNTIL, LATER);

            assertThat(enrollment.view()).isEqualTo(before);
        }
    }

    @Test
    void whoMissesAnOfferIsWithdrawnByTheCampus() {
        var enrollment = Rosa.offered();

        enrollment.missOffer(OFFERING, Rosa.OFFERED_UNTIL, LATER);
        enrollment.missOffer(OFFERING, Rosa.OFFERED_UNTIL, LATER);

        assertThat(enrollment.hasMissedOffer()).isTrue();
        assertThat(enrollment.view().offerUntil()).isNull();
        assertThat(enrollment.unsavedEvents())
                .hasSize(3)
                .last()
                .isEqualTo(new EnrollmentWithdrawn(enrollment.view(), Enrollment.OFFER_MISSED, EnrollmentEvent.CAMPUS));
    }

    @Test
    void anOfferIsForgottenOnceItsSeatIsTakenGivenUpOrOpenedAgain() {
        var promoted = Rosa.offered();
        promoted.promote(OFFERING, Rosa.ID, LATER);
        var left = Rosa.offered();
        left.withdraw(OFFERING, "ill", Rosa.ID, LATER);
        var missed = Rosa.offered();
        missed.missOffer(OFFERING, Rosa.OFFERED_UNTIL, LATER);
        missed.reopen(OFFERING, seat(2), true, LATER);

        assertThat(promoted.view().offerUntil()).isNull();
        assertThat(left.hasMissedOffer()).isFalse();
        assertThat(missed.isOffered()).isFalse();
    }

    @Test
    void whoLeftIsNotPromoted() {
        var enrollment = Rosa.withdrawn();

        enrollment.promote(OFFERING, Rosa.ID, LATER);

        assertThat(enrollment.isWithdrawn()).isTrue();
        assertThat(enrollment.unsavedEvents()).hasSize(2);
    }

    @Test
    void whoGivesNoReasonHasNone() {
        var enrollment = Rosa.active();

        enrollment.withdraw(OFFERING, "", Rosa.ID, LATER);

        assertThat(enrollment.view().withdrawnReason()).isNull();
        assertThat(enrollment.unsavedEvents())
                .last()
                .isEqualTo(new EnrollmentWithdrawn(enrollment.view(), "", Rosa.ID));
    }

    @Test
    void oneGoesOnBehindWhatWasOpenedLastOrElseAtTheFirstThatIsOpen() {
        var enrollment = Rosa.active();

        assertThat(enrollment.resume(null)).contains(enrollment.view().modules().getFirst());
        assertThat(enrollment.resume("gone"))
                .contains(enrollment.view().modules().getFirst());
        assertThat(enrollment.resume("acupressure"))
                .contains(enrollment.view().modules().getLast());
        enrollment.done("introduction", LATER);
        assertThat(enrollment.resume("introduction"))
                .contains(enrollment.view().modules().getLast());
        enrollment.done("acupressure", LATER);
        assertThat(enrollment.resume("acupressure")).isEmpty();
        assertThat(Rosa.waiting().resume("acupressure")).isEmpty();
    }

    @Test
    void withdrawingAgainKeepsTheFirstReason() {
        var enrollment = Rosa.withdrawn();

        enrollment.withdraw(OFFERING, "another reason", "someone", LATER);

        assertThat(enrollment.view().withdrawnReason()).isEqualTo("I have to work that day");
        assertThat(enrollment.unsavedEvents())
                .hasSize(2)
                .last()
                .isEqualTo(new EnrollmentWithdrawn(enrollment.view(), "I have to work that day", Rosa.ID));
    }

    @Test
    void reopeningKeepsProgressAndRevisionAndCounts() {
        var enrollment = Rosa.active();
        enrollment.done("introduction", LATER);
        enrollment.withdraw(OFFERING, "ill", Rosa.ID, LATER);

        enrollment.reopen(OFFERING, seat(2), false, LATER);

        var view = enrollment.view();
        assertThat(enrollment.opening()).isEqualTo(2);
        assertThat(view.withdrawnReason()).isNull();
        assertThat(view.enrolledAt()).isEqualTo(Rosa.ENROLLED);
        assertThat(view.modules().getFirst().doneAt()).isEqualTo(LATER);
        assertThat(enrollment.unsavedEvents()).last().isEqualTo(new EnrollmentActivated(view, Cause.REOPENED, Rosa.ID));
    }

    @Test
    void whatIsOpenIsNotReopenedAndNoOpeningIsUsedTwice() {
        assertThatThrownBy(() -> Rosa.active().reopen(OFFERING, seat(2), false, LATER))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Rosa.withdrawn().reopen(OFFERING, seat(1), false, LATER))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aModuleIsDoneOnce() {
        var enrollment = Rosa.active();

        enrollment.done("introduction", LATER);
        enrollment.done("introduction", LATER.plusSeconds(9));

        assertThat(enrollment.view().modules().getFirst().doneAt()).isEqualTo(LATER);
        assertThat(enrollment.view().changedAt()).isEqualTo(Rosa.ENROLLED);
        assertThat(enrollment.unsavedEvents())
                .hasSize(2)
                .last()
                .isEqualTo(new EnrollmentProgressed(enrollment.view(), "introduction"));
    }

    @Test
    void whoHasNoSeatLearnsNothing() {
        assertRefused(() -> Rosa.waiting().done("introduction", LATER), ProblemType.NOT_ACTIVE);
        assertRefused(() -> Rosa.withdrawn().done("introduction", LATER), ProblemType.NOT_ACTIVE);
        assertThatThrownBy(() -> Rosa.active().done("nothing", LATER)).isInstanceOf(NotFound.class);
    }

    @Test
    void completionNeedsEveryModule() {
        var enrollment = Rosa.active();
        enrollment.done("introduction", LATER);

        assertThatThrownBy(() -> enrollment.complete(OFFERING, Rosa.INSTRUCTOR, LATER))
                .hasMessageContaining("Acupressure")
                .hasMessageNotContaining("Introduction");
        assertRefused(() -> enrollment.complete(OFFERING, Rosa.INSTRUCTOR, LATER), ProblemType.MODULES_OPEN);
        assertRefused(() -> Rosa.waiting().complete(OFFERING, Rosa.INSTRUCTOR, LATER), ProblemType.NOT_ACTIVE);
    }

    @Test
    void whatIsCompletedStaysAsItIs() {
        var enrollment = Rosa.completed();
        var view = enrollment.view();

        enrollment.complete(OFFERING, "someone", LATER);
        enrollment.done("introduction", LATER);
        enrollment.promote(OFFERING, "someone", LATER);
        assertRefused(() -> enrollment.withdraw(OFFERING, "ill", Rosa.ID, LATER), ProblemType.NOT_ACTIVE);

        assertThat(enrollment.view()).isEqualTo(view);
        assertThat(enrollment.unsavedEvents()).hasSize(4);
    }

    @Test
    void theLinkIsShownOnlyWithASeat() {
        var offering = Rosa.offering("https://meet.example.org", OfferingStatus.OPEN);
        var enrollment = Enrollment.open(offering, Rosa.COURSE, seat(1), true, LATER);
        assertThat(enrollment.view().offering().link()).isNull();

        enrollment.promote(offering, Rosa.ID, LATER);
        assertThat(enrollment.view().offering().link()).isEqualTo("https://meet.example.org");

        enrollment.withdraw(offering, "ill", Rosa.ID, LATER);
        assertThat(enrollment.view().offering().link()).isNull();
    }

    @Test
    void whoHasASeatIsToldOfEachChangeThatConcernsThemAndOfItOnce() {
        var zone = OFFERING.timeZone();
        for (var changed : List.of(
                Rosa.held("Room 9", null, zone, Rosa.MAY, false),
                Rosa.held(OFFERING.place(), "https://meet.example.org", zone, Rosa.MAY, false),
                Rosa.held(OFFERING.place(), null, "America/Chicago", Rosa.MAY, false),
                Rosa.held(OFFERING.place(), null, zone, Rosa.JUNE, false),
                Rosa.held(OFFERING.place(), null, zone, Rosa.MAY, true))) {
            var enrollment = Rosa.active();

            enrollment.follow(changed, LATER);
            enrollment.follow(changed, LATER);

            assertThat(enrollment.view().offering()).isEqualTo(changed);
            assertThat(enrollment.unsavedEvents())
                    .hasSize(2)
                    .last()
                    .isEqualTo(new EnrollmentOfferingChanged(enrollment.view(), OFFERING));
        }
    }

    @Test
    void whoHasNoSeatIsNotToldOfChanges() {
        for (var enrollment : List.of(Rosa.waiting(), Rosa.withdrawn(), Rosa.completed())) {
            var before = enrollment.view();

            enrollment.follow(Rosa.changed(), LATER);

            assertThat(enrollment.view()).isEqualTo(before);
        }
    }

    @Test
    void theRosterShowsTheStudentAsTheirAccountIsNow() {
        var enrollment = Rosa.active();
        assertThat(enrollment.rosterEntry(null, null).modulesDone()).isZero();
        enrollment.done("introduction", LATER);

        assertThat(enrollment.rosterEntry(null, null))
                .isEqualTo(new RosterEntry(
                        enrollment.id(),
                        Rosa.ID,
                        "Rosa Delgado",
                        null,
                        EnrollmentStatus.ACTIVE,
                        Rosa.ENROLLED,
                        1,
                        2,
                        null,
                        null));
        var account = new StudentCopy(Rosa.ID, "Rosa Marin", "rosa@example.org", Set.of(Role.STUDENT), false, 2);
        assertThat(enrollment.rosterEntry(account, null).name()).isEqualTo("Rosa Marin");
        assertThat(enrollment.rosterEntry(account, null).email()).isEqualTo("rosa@example.org");
    }

    @Test
    void eachIsSeatedOrWaitingOrNeither() {
        assertThat(List.of(Rosa.active(), Rosa.completed())).allMatch(Enrollment::isSeated);
        assertThat(List.of(Rosa.waiting(), Rosa.offered(), Rosa.withdrawn())).noneMatch(Enrollment::isSeated);
        assertThat(List.of(Rosa.waiting(), Rosa.offered())).allMatch(Enrollment::isWaiting);
        assertThat(List.of(Rosa.active(), Rosa.completed(), Rosa.withdrawn())).noneMatch(Enrollment::isWaiting);
        assertThat(List.of(Rosa.active(), Rosa.waiting())).allMatch(Enrollment::isOpen);
        assertThat(List.of(Rosa.completed(), Rosa.withdrawn())).noneMatch(Enrollment::isOpen);
        assertThat(Rosa.offered().isOffered()).isTrue();
        assertThat(Rosa.waiting().isOffered()).isFalse();
    }

    @Test
    void thePlaceInTheQueueIsShownAsTheLedgerKnowsIt() {
        assertThat(Rosa.waiting().view(3).waitlistPosition()).isEqualTo(3);
        assertThat(Rosa.waiting().view().waitlistPosition()).isNull();
    }

    private static void assertRefused(ThrowingCallable action, ProblemType type) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        RuleViolated.class, e -> assertThat(e.type()).isEqualTo(type));
    }
}
