package org.urbanriver.campus.enrollment.enrollment;

import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.enrollment.offering.OfferedCourse;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Enrollments as those may see them who ask: for everyone but its student and the staff an enrollment does not exist. */
@Component
class VisibleEnrollments {

    private final Moves moves;
    private final OfferedCourses offeredCourses;
    private final SeatLedger seats;
    private final CurrentCaller caller;

    VisibleEnrollments(Moves moves, OfferedCourses offeredCourses, SeatLedger seats, CurrentCaller caller) {
        this.moves = moves;
        this.offeredCourses = offeredCourses;
        this.seats = seats;
        this.caller = caller;
    }

    record Visible(Enrollment enrollment, OfferedCourse offered, boolean isOwn, boolean isStaff) {}

    Visible required(String id) {
        var someone = caller.get();
        var enrollment = moves.find(id).orElseThrow(() -> new NotFound("enrollment"));
        var offered = offeredCourses.required(enrollment.offeringId());
        var own = someone.is(enrollment.studentId());
        var staff = offered.isStaff(someone);
        if (!own && !staff) {
            throw new NotFound("enrollment");
        }
        return new Visible(enrollment, offered, own, staff);
    }

    /** With the place in the queue, which the ledger knows. */
    EnrollmentView shown(Enrollment enrollment) {
        return enrollment.isWaiting() && !enrollment.isOffered()
                ? enrollment.view(seats.position(enrollment.offeringId(), enrollment.studentId())
                        .orElse(null))
                : enrollment.view();
    }
}
