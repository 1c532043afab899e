package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.seats.LedgerRules;
import org.urbanriver.campus.enrollment.seats.Seat;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.platform.problems.RuleViolated;

/** Students who come and go at the same time, and take the refusals that this may earn them. */
@Component
class Crowd {

    private final Enrolling enrolling;
    private final Enrollments enrollments;
    private final OfferedCourses offeredCourses;
    private final SeatLedger ledger;
    private final SeatSweep sweep;

    Crowd(
            Enrolling enrolling,
            Enrollments enrollments,
            OfferedCourses offeredCourses,
            SeatLedger ledger,
            SeatSweep sweep) {
        this.enrolling = enrolling;
        this.enrollments = enrollments;
        this.offeredCourses = offeredCourses;
        this.ledger = ledger;
        this.sweep = sweep;
    }

    void enroll(String offering, String student) {
        try {
            enrolling.enroll(offeredCourses.required(offering), student, student, student, false);
        } catch (RuleViolated e) {
            assertThat(e.type()).isIn(ProblemType.FULL, ProblemType.CANCELLED);
        } catch (OptimisticLockingFailureException e) {
            // Told to the student as a conflict; nothing is half done.
        }
    }

    void withdraw(String offering, String student) {
        try {
            if (enrollments.findById(offering + "_" + student).isPresent()) {
                enrolling.withdraw(offering + "_" + student, "ill", student);
            }
        } catch (OptimisticLockingFailureException e) {
            // Told to the student as a conflict; nothing is half done.
        }
    }

    /** Sweeps everything, as if the grace of all calls were over. */
    void settle() {
        sweep.sweep(Instant.EPOCH, Instant.now().plus(Duration.ofMinutes(1)));
    }

    List<String> withStatus(String offering, EnrollmentStatus status) {
        return enrollments.findByOfferingIdAndStatusIn(offering, List.of(status), Limit.of(1000)).stream()
                .map(Enrollment::studentId)
                .toList();
    }

    /** Ledger and enrollments tell the same. */
    void assertAgree(String offering) {
        var seats = ledger.find(offering).orElseThrow();
        LedgerRules.assertHold(seats);
        assertThat(seats.students()).containsExactlyInAnyOrderElementsOf(withStatus(offering, EnrollmentStatus.ACTIVE));
        assertThat(seats.waiting().stream().map(Seat::student))
                .containsExactlyInAnyOrderElementsOf(withStatus(offering, EnrollmentStatus.WAITLISTED));
    }
}
