package org.urbanriver.campus.enrollment.enrollment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.Eligibility;
import org.urbanriver.campus.contracts.enrollments.Eligibility.Hindrance;
import org.urbanriver.campus.contracts.enrollments.Eligibility.Outcome;
import org.urbanriver.campus.contracts.enrollments.EligibilityApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.Refusal;
import org.urbanriver.campus.enrollment.offering.OfferedCourse;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.seats.Claim;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.enrollment.student.Students;
import org.urbanriver.campus.platform.problems.NotAllowed;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Goes the way that enrolling goes, without taking anything. */
@RestController
class EligibilityController implements EligibilityApi {

    private final Moves moves;
    private final Admission admission;
    private final OfferedCourses offeredCourses;
    private final SeatLedger seats;
    private final Students students;
    private final CurrentCaller caller;

    EligibilityController(
            Moves moves,
            Admission admission,
            OfferedCourses offeredCourses,
            SeatLedger seats,
            Students students,
            CurrentCaller caller) {
        this.moves = moves;
        this.admission = admission;
        this.offeredCourses = offeredCourses;
        this.seats = seats;
        this.students = students;
        this.caller = caller;
    }

    @Override
    public Eligibility eligibility(String id, @Nullable String student) {
        var by = caller.get();
        if (student == null || by.is(student)) {
            by.require(Role.STUDENT);
            return explained(offeredCourses.required(id), by.id());
        }
        by.requireStaff();
        var offered = offeredCourses.required(id);
        if (!offered.isStaff(by)) {
            throw new NotAllowed("Only the course's instructors and admins may ask for someone else.");
        }
        return explained(offered, students.requireStudent(student, "/student").id());
    }

    private Eligibility explained(OfferedCourse offered, String student) {
        var id = offered.offering().id();
        var present = moves.find(Enrollment.id(id, student))
                .filter(enrollment -> !enrollment.isWithdrawn())
                .map(Enrollment::view)
                .orElse(null);
        if (present != null) {
            return answer(
                    offered,
                    student,
                    Outcome.ENROLLED,
                    List.of(),
                    present.id(),
                    present.status(),
                    advice(present.status()));
        }
        var claim = offered.isLimited()
                ? seats.foresee(id, student, offered.offering().waitlist())
                : Claim.HELD;
        var reasons = new ArrayList<>(admission.hindrances(offered, student, false));
        if (claim == Claim.FULL) {
            reasons.add(Admission.hindrance(Refusal.FULL));
        }
        if (claim == Claim.CLOSED && reasons.stream().noneMatch(each -> each.reason() == Refusal.CANCELLED)) {
            reasons.add(Admission.hindrance(Refusal.CANCELLED));
        }
        if (!reasons.isEmpty()) {
            var advice =
                    String.join(" ", reasons.stream().map(Hindrance::sentence).toList());
            return answer(offered, student, Outcome.REFUSED, reasons, null, null, advice);
        }
        return claim == Claim.WAITING
                ? answer(
                        offered,
                        student,
                        Outcome.WAITLIST,
                        reasons,
                        null,
                        null,
                        "Every seat is taken. Enroll to join the waitlist; you are told as soon as a seat is yours.")
                : answer(
                        offered,
                        student,
                        Outcome.SEAT,
                        reasons,
                        null,
                        null,
                        "A seat is free. Enroll, and it is yours.");
    }

    private static String advice(EnrollmentStatus status) {
        return switch (status) {
            case ACTIVE -> "The seat is there already; there is nothing to do.";
            case WAITLISTED -> "The place on the waitlist is there already; you are told as soon as a seat is yours.";
            case COMPLETED -> "This offering is completed already; there is nothing to do.";
            case WITHDRAWN -> throw new IllegalStateException("who withdrew is not in it");
        };
    }

    private Eligibility answer(
            OfferedCourse offered,
            String student,
            Outcome outcome,
            List<Hindrance> reasons,
            @Nullable String enrollmentId,
            @Nullable EnrollmentStatus status,
            String advice) {
        var id = offered.offering().id();
        var count = offered.isLimited() ? seats.counts(List.of(id)).get(id) : null;
        return new Eligibility(
                id,
                student,
                outcome,
                List.copyOf(reasons),
                count == null ? null : Integer.valueOf(count.left()),
                count == null ? 0 : count.waiting(),
                enrollmentId,
                status,
                advice);
    }
}
