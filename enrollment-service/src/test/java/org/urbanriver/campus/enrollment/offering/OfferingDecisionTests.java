package org.urbanriver.campus.enrollment.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.OfferingCommand;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingConfirmed;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

/** Whether an offering takes place, and whether its students have been told. */
class OfferingDecisionTests {

    private static final Instant NOW = Instant.parse("2099-03-02T15:00:00Z");
    private static final Instant DECIDE = Instant.parse("2099-05-01T12:00:00Z");

    @Test
    void itIsDecidedFromItsDateOn() {
        var offering = offering(terms("Room 2", 2, DECIDE));

        assertThat(offering.beginDeciding(DECIDE.minusMillis(1))).isFalse();
        assertThat(offering.isDeciding()).isFalse();
        assertThat(offering.beginDeciding(DECIDE)).isTrue();
        assertThat(offering.isDeciding()).isTrue();
    }

    @Test
    void withoutAMinimumNothingIsDecided() {
        var offering = offering(terms("Room 2", null, null));

        assertThat(offering.beginDeciding(DECIDE)).isFalse();
    }

    @Test
    void aDateThatWasMovedCounts() {
        var offering = offering(terms("Room 2", 2, DECIDE));

        offering.change(terms("Room 2", 2, DECIDE.plusSeconds(60)), "ines", NOW);

        assertThat(offering.beginDeciding(DECIDE)).isFalse();
        assertThat(offering.beginDeciding(DECIDE.plusSeconds(60))).isTrue();
    }

    @Test
    void whatIsConfirmedIsToldOnceAndNotDecidedAnyMore() {
        var offering = offering(terms("Room 2", 2, DECIDE));
        offering.beginDeciding(DECIDE);

        offering.confirm("imani", NOW);
        offering.told();
        offering.confirm("ada", NOW.plusSeconds(60));

        assertThat(offering.view().confirmed()).isTrue();
        assertThat(offering.isDeciding()).isFalse();
        assertThat(offering.beginDeciding(DECIDE)).isFalse();
        assertThat(offering.untoldSince()).isEmpty();
        assertThat(offering.unsavedEvents())
                .hasSize(2)
                .last()
                .isEqualTo(new OfferingConfirmed(offering.view(), "imani"));
    }

    @Test
    void whatIsCancelledIsNeitherConfirmedNorDecided() {
        var offering = offering(terms("Room 2", 2, DECIDE));
        offering.beginDeciding(DECIDE);

        offering.cancel("too few", "campus", NOW);

        assertThat(offering.isDeciding()).isFalse();
        assertThat(offering.beginDeciding(DECIDE)).isFalse();
        assertThatThrownBy(() -> offering.confirm("imani", NOW))
                .isInstanceOfSatisfying(
                        RuleViolated.class, e -> assertThat(e.type()).isEqualTo(ProblemType.CANCELLED));
        assertThat(offering.view().confirmed()).isFalse();
    }

    @Test
    void studentsAreToBeToldOfWhatConcernsThemAlone() {
        var offering = offering(terms("Room 2", null, null));

        offering.change(terms("Room 2", 2, DECIDE), "ines", NOW);
        assertThat(offering.untoldSince()).isEmpty();

        offering.change(terms("Room 4", 2, DECIDE), "ines", NOW);
        assertThat(offering.untoldSince()).contains(NOW);

        offering.told();
        assertThat(offering.untoldSince()).isEmpty();
    }

    @Test
    void studentsAreToBeToldThatItTakesPlace() {
        var offering = offering(terms("Room 2", 2, DECIDE));

        offering.confirm("campus", NOW);

        assertThat(offering.untoldSince()).contains(NOW);
    }

    @Test
    void theReasonForNotTakingPlaceNamesNumbersAndTheTimeWhereItIsHeld() {
        assertThat(Minimum.missed(terms("Room 2", 2, DECIDE), 1))
                .isEqualTo("Only 1 of at least 2 seats were taken by May 1, 2099, 8:00 AM EDT.");
    }

    private static Offering offering(Terms terms) {
        return Offering.schedule(
                "x",
                new CourseCopy("c1", "headaches", "Headaches", List.of("imani"), 3, List.of(), false, 1),
                terms,
                new Caller("imani", "Imani", "imani@example.org", Set.of(Role.INSTRUCTOR)),
                NOW);
    }

    private static Terms terms(String place, Integer minimum, Instant decideAt) {
        return Terms.of(new OfferingCommand(
                "c1",
                OfferingType.LIVE,
                place,
                null,
                "America/New_York",
                List.of(new ClassDate(Instant.parse("2099-05-09T13:00:00Z"), Instant.parse("2099-05-09T19:00:00Z"))),
                12,
                true,
                null,
                null,
                null,
                minimum,
                decideAt,
                null,
                null));
    }
}
