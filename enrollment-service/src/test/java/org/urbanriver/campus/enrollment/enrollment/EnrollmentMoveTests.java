package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.urbanriver.campus.enrollment.enrollment.Rosa.OFFERING;
import static org.urbanriver.campus.enrollment.enrollment.Rosa.seat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.Cause;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentActivated;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentTransferred;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.platform.problems.RuleViolated;

class EnrollmentMoveTests {

    private static final Instant LATER = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MUCH_LATER = Instant.parse("2026-04-08T00:00:00Z");

    @Test
    void whoMovesLeavesHereAndIsOnTheWay() {
        var here = Rosa.active();

        here.moveTo(Rosa.june(), 3, "another day", Rosa.INSTRUCTOR, LATER);

        assertThat(here.view().status()).isEqualTo(EnrollmentStatus.WITHDRAWN);
        assertThat(here.view().withdrawnReason()).isEqualTo("another day");
        assertThat(here.view().changedAt()).isEqualTo(LATER);
        assertThat(here.isMoving()).isTrue();
        assertThat(here.lastMove())
                .isEqualTo(new Enrollment.Move(Rosa.june().id(), 3, 1, Rosa.INSTRUCTOR, LATER, true));
        assertThat(here.unsavedEvents())
                .hasSize(2)
                .last()
                .isEqualTo(new EnrollmentTransferred(
                        here.view(), Rosa.june(), Rosa.june().id() + "_" + Rosa.ID, Rosa.INSTRUCTOR));
    }

    @Test
    void whereAnotherClassMeetsIsNotToldToThoseWhoAreOnlyOnTheWay() {
        var here = Rosa.active();

        here.moveTo(Rosa.offering("https://meet.example.org", OfferingStatus.OPEN), 1, "online", Rosa.ID, LATER);

        assertThat(((EnrollmentTransferred) here.unsavedEvents().getLast()).to().link())
                .isNull();
    }

    @Test
    void whoMovesAwayFromAnOfferedSeatHasNotMissedIt() {
        var here = Rosa.offered();

        here.moveTo(Rosa.june(), 1, "another day", Rosa.ID, LATER);

        assertThat(here.hasMissedOffer()).isFalse();
        assertThat(here.isWithdrawn()).isTrue();
    }

    @Test
    void onlyWhoHasASeatOrWaitsForOneMoves() {
        Rosa.waiting().requireOpen();
        Rosa.active().requireOpen();

        for (var enrollment : List.of(Rosa.withdrawn(), Rosa.completed(), Rosa.moved())) {
            var before = enrollment.view();
            assertThatThrownBy(() -> enrollment.moveTo(Rosa.june(), 1, "another day", Rosa.ID, LATER))
                    .isInstanceOfSatisfying(
                            RuleViolated.class, e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_ACTIVE));
            assertThat(enrollment.view()).isEqualTo(before);
        }
    }

    @Test
    void whoArrivesBringsRevisionAndProgressAlong() {
        var here = Rosa.active();
        here.done("introduction", LATER);
        here.moveTo(Rosa.june(), 2, "another day", Rosa.INSTRUCTOR, LATER);

        var there = Enrollment.openFrom(here, Rosa.june(), MUCH_LATER);

        assertThat(there.id()).isEqualTo(Rosa.june().id() + "_" + Rosa.ID);
        assertThat(there.offeringId()).isEqualTo(Rosa.june().id());
        assertThat(there.studentId()).isEqualTo(Rosa.ID);
        assertThat(there.opening()).isEqualTo(2);
        assertThat(there.view().status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(there.view().revision()).isEqualTo(3);
        assertThat(there.view().enrolledAt()).isEqualTo(MUCH_LATER);
        assertThat(there.view().modules()).isEqualTo(here.view().modules());
        assertThat(there.unsavedEvents())
                .containsExactly(new EnrollmentActivated(there.view(), Cause.TRANSFERRED, Rosa.INSTRUCTOR));
    }

    @Test
    void onceArrivedTheStudentIsNoLongerOnTheWayButWasHere() {
        var here = Rosa.moved();
        var move = here.lastMove();

        here.arrived();

        assertThat(here.isMoving()).isFalse();
        assertThat(here.hasMovedTo(Rosa.june().id())).isTrue();
        assertThat(here.lastMove())
                .isEqualTo(new Enrollment.Move(
                        move.offeringId(), move.opening(), move.left(), move.by(), move.at(), null));
    }

    @Test
    void whereTheStudentWentIsRememberedForThisOpeningAlone() {
        assertThat(Rosa.withdrawn().hasMovedTo(Rosa.june().id())).isFalse();
        assertThat(Rosa.withdrawn().isMoving()).isFalse();
        assertThatThrownBy(() -> Rosa.withdrawn().lastMove()).hasMessage("nobody moved away from here");

        var here = Rosa.moved();
        assertThat(here.hasMovedTo(Rosa.june().id())).isTrue();
        assertThat(here.hasMovedTo(OFFERING.id())).isFalse();

        here.reopen(OFFERING, seat(2), false, LATER);
        assertThat(here.hasMovedTo(Rosa.june().id())).isFalse();
        here.withdraw(OFFERING, "ill", Rosa.ID, LATER);
        assertThat(here.hasMovedTo(Rosa.june().id())).isFalse();
    }

    @Test
    void whoComesBackLosesNothingThatWasDoneHereOrThere() {
        var here = Rosa.active();
        here.done("introduction", LATER);
        here.moveTo(Rosa.june(), 1, "another day", Rosa.ID, LATER);
        var there = Enrollment.open(Rosa.june(), revised(), seat(1), false, LATER);
        there.done("acupressure", MUCH_LATER);
        there.moveTo(OFFERING, 2, "back again", Rosa.INSTRUCTOR, MUCH_LATER);

        here.reopenFrom(there, OFFERING, MUCH_LATER);

        var view = here.view();
        assertThat(here.opening()).isEqualTo(2);
        assertThat(view.status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(view.revision()).isEqualTo(4);
        assertThat(view.changedAt()).isEqualTo(MUCH_LATER);
        assertThat(view.enrolledAt()).isEqualTo(Rosa.ENROLLED);
        assertThat(view.withdrawnReason()).isNull();
        assertThat(view.modules())
                .containsExactly(
                        new ModuleProgress("introduction", "Introduction", LATER),
                        new ModuleProgress("acupressure", "Acupressure at home", MUCH_LATER),
                        new ModuleProgress("self-care", "Self-care", null));
        assertThat(here.unsavedEvents())
                .last()
                .isEqualTo(new EnrollmentActivated(view, Cause.TRANSFERRED, Rosa.INSTRUCTOR));
    }

    @Test
    void whoComesBackReadsTheModulesUnderTheirNewestTitles() {
        var here = Rosa.moved();
        var there = Enrollment.open(Rosa.june(), revised(), seat(1), false, LATER);
        there.moveTo(OFFERING, 2, "back again", Rosa.ID, LATER);

        here.reopenFrom(there, OFFERING, MUCH_LATER);

        assertThat(here.view().modules()).isEqualTo(revised().modules());
    }

    @Test
    void nobodyComesBackToWhereTheyStillAreOrIntoAnEarlierOpening() {
        var there = Enrollment.open(Rosa.june(), Rosa.COURSE, seat(1), false, LATER);
        there.moveTo(OFFERING, 1, "back again", Rosa.ID, LATER);

        assertThatThrownBy(() -> Rosa.active().reopenFrom(there, OFFERING, LATER))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Rosa.withdrawn().reopenFrom(there, OFFERING, LATER))
                .isInstanceOf(IllegalStateException.class);
    }

    /** The course with a new title for one module, and one module more. */
    private static CourseCopy revised() {
        var course = Rosa.COURSE;
        return new CourseCopy(
                course.id(),
                course.slug(),
                course.title(),
                course.instructorIds(),
                4,
                List.of(
                        course.modules().get(0),
                        new ModuleProgress("acupressure", "Acupressure at home", null),
                        new ModuleProgress("self-care", "Self-care", null)),
                false,
                2);
    }
}
