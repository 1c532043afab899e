package org.urbanriver.campus.enrollment.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.OfferingCommand;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.HoldEnd;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.HoldEnded;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingCancelled;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingChanged;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingScheduled;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.SeatsHeld;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.enrollment.seats.Hold;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.NotAllowed;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

class OfferingTests {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-04-01T16:00:00Z");
    private static final Caller IMANI = caller("imani", Role.INSTRUCTOR);
    private static final Caller ADA = caller("ada", Role.ADMIN);

    @Test
    void anOfferingBelongsToTheStaffOfItsCourse() {
        var offering = scheduled(12);

        offering.requireStaff(IMANI);
        offering.requireStaff(ADA);
        for (var other : List.of(caller("imani", Role.STUDENT), caller("otto", Role.INSTRUCTOR))) {
            assertThatThrownBy(() -> offering.requireStaff(other)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> Offering.schedule("x", course("Headaches"), terms(12), other, NOW))
                    .isInstanceOf(NotAllowed.class);
        }
        assertThat(offering.unsavedEvents()).containsExactly(new OfferingScheduled(offering.view()));
        assertThat(offering.isOf("c1")).isTrue();
        assertThat(offering.isOf("headaches")).isTrue();
        assertThat(offering.isOf("other")).isFalse();
    }

    @Test
    void anArchivedCourseHasNoNewOfferings() {
        var archived = new CourseCopy("c1", "headaches", "Headaches", List.of("imani"), 3, List.of(), true, 2);

        assertThatThrownBy(() -> Offering.schedule("x", archived, terms(12), IMANI, NOW))
                .isInstanceOfSatisfying(
                        RuleViolated.class, e -> assertThat(e.type()).isEqualTo(ProblemType.COURSE_NOT_PUBLISHED));
    }

    @Test
    void aChangeIsToldUnlessNothingChanges() {
        var offering = scheduled(12);

        offering.change(terms(12), "ines", NOW);
        offering.change(terms(14), "ines", NOW);
        offering.followCapacity(14, "ines", NOW);
        offering.followCapacity(15, "ines", NOW);

        assertThat(offering.view().capacity()).isEqualTo(15);
        assertThat(offering.unsavedEvents())
                .hasExactlyElementsOfTypes(OfferingScheduled.class, OfferingChanged.class, OfferingChanged.class)
                .last()
                .isEqualTo(new OfferingChanged(offering.view(), "ines"));
    }

    @Test
    void aCapacityIsNeitherSetNorRemovedLater() {
        assertThat(scheduled(12).isLimited()).isTrue();
        assertThat(scheduled(null).isLimited()).isFalse();
        assertThatThrownBy(() -> scheduled(12).change(terms(null), "ines", NOW)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> scheduled(null).change(terms(12), "ines", NOW)).isInstanceOf(Invalid.class);
        var unlimited = scheduled(null);
        unlimited.followCapacity(3, "ines", NOW);
        assertThat(unlimited.unsavedEvents()).hasSize(1);
    }

    @Test
    void itFollowsItsCourseAndTellsSoOnce() {
        var offering = scheduled(12);

        offering.follow(course("Headaches"), NOW);
        assertThat(offering.unsavedEvents()).hasSize(1);
        offering.follow(course("Migraines"), NOW);
        offering.follow(course("Migraines"), NOW);

        assertThat(offering.view().courseTitle()).isEqualTo("Migraines");
        assertThat(offering.unsavedEvents()).hasSize(2).last().isEqualTo(new OfferingChanged(offering.view(), null));
        offering.follow(new CourseCopy("c1", "migraines", "Migraines", List.of("otto"), 3, List.of(), false, 3), NOW);
        assertThat(offering.view().courseSlug()).isEqualTo("migraines");
        assertThat(offering.view().instructorIds()).containsExactly("otto");
        offering.follow(new CourseCopy("c1", "migraines", "Migraines", List.of("eve"), 3, List.of(), false, 3), NOW);
        assertThat(offering.unsavedEvents()).hasSize(4);
    }

    @Test
    void aCancellationIsForGood() {
        var offering = scheduled(12);
        assertThatThrownBy(offering::cancellation).isInstanceOf(NullPointerException.class);

        offering.cancel("The river rose", ADA.id(), NOW);
        offering.cancel("Another reason", IMANI.id(), NOW.plusSeconds(60));
        offering.follow(course("Migraines"), NOW);
        offering.followCapacity(20, "ines", NOW);

        assertThat(offering.isCancelled()).isTrue();
        assertThat(offering.view().status()).isEqualTo(OfferingStatus.CANCELLED);
        assertThat(offering.cancellation()).isEqualTo(new Offering.Cancellation("The river rose", "ada", NOW));
        assertThat(offering.unsavedEvents())
                .hasSize(2)
                .last()
                .isEqualTo(new OfferingCancelled(offering.view(), "The river rose"));
        assertThatThrownBy(() -> offering.change(terms(14), "ines", NOW))
                .isInstanceOfSatisfying(
                        RuleViolated.class, e -> assertThat(e.type()).isEqualTo(ProblemType.CANCELLED));
    }

    @Test
    void aReservationIsToldWhenItBeginsAndWhenItEnds() {
        var offering = scheduled(12);
        var open = hold("clinic", null);
        var ended = hold("clinic", HoldEnd.RELEASED);

        offering.tell(open, NOW);
        offering.tell(open, NOW);
        assertThat(offering.isEndedHold("clinic")).isFalse();
        offering.tell(ended, NOW);
        offering.tell(ended, NOW);
        offering.tell(open, NOW);

        assertThat(offering.isEndedHold("clinic")).isTrue();
        assertThat(offering.unsavedEvents().stream().skip(1))
                .containsExactly(
                        new SeatsHeld(offering.view(), open.view()),
                        new HoldEnded(offering.view(), ended.view(), HoldEnd.RELEASED, "imani"));
    }

    @Test
    void aReservationWhoseBeginningWasNotToldIsToldInOrder() {
        var offering = scheduled(12);

        offering.tell(hold("clinic", HoldEnd.EXPIRED), NOW);

        assertThat(offering.unsavedEvents().stream().skip(1).map(Object::getClass))
                .containsExactly(SeatsHeld.class, HoldEnded.class);
    }

    @Test
    void theLastReservationsThatEndedAreRemembered() {
        var offering = scheduled(12);
        offering.tell(hold("open", null), NOW);

        IntStream.rangeClosed(0, 200).forEach(i -> offering.tell(hold("h" + i, HoldEnd.RELEASED), NOW));

        assertThat(offering.isEndedHold("h0")).isFalse();
        assertThat(offering.isEndedHold("h1")).isTrue();
        assertThat(offering.isEndedHold("h200")).isTrue();
        var told = offering.unsavedEvents().size();
        offering.tell(hold("open", null), NOW);
        assertThat(offering.unsavedEvents()).hasSize(told);
    }

    private static Hold hold(String id, HoldEnd ended) {
        return new Hold(id, 3, 2, UNTIL, "why", "imani", NOW, ended, ended == null ? null : "imani");
    }

    private static Offering scheduled(Integer capacity) {
        return Offering.schedule("x", course("Headaches"), terms(capacity), IMANI, NOW);
    }

    private static CourseCopy course(String title) {
        return new CourseCopy("c1", "headaches", title, List.of("imani"), 3, List.of(), false, 1);
    }

    private static Terms terms(Integer capacity) {
        var home = capacity == null;
        return Terms.of(new OfferingCommand(
                "c1",
                home ? OfferingType.HOME_STUDY : OfferingType.LIVE,
                "Room 2",
                null,
                null,
                home
                        ? null
                        : List.of(new ClassDate(
                                Instant.parse("2099-05-09T13:00:00Z"), Instant.parse("2099-05-09T19:00:00Z"))),
                capacity,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    private static Caller caller(String id, Role role) {
        return new Caller(id, id, id + "@example.org", Set.of(role));
    }
}
