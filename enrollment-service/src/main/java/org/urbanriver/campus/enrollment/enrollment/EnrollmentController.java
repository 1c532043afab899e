package org.urbanriver.campus.enrollment.enrollment;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.EnrollCommand;
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.Reason;
import org.urbanriver.campus.contracts.enrollments.TransferCommand;
import org.urbanriver.campus.enrollment.enrollment.Enrolling.Enrolled;
import org.urbanriver.campus.enrollment.offering.OfferedCourse;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.enrollment.student.Students;
import org.urbanriver.campus.platform.problems.NotAllowed;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class EnrollmentController implements EnrollmentApi {

    private final Enrollments enrollments;
    private final Enrolling enrolling;
    private final Moves moves;
    private final Transferring transferring;
    private final Promotion promotion;
    private final OfferedCourses offeredCourses;
    private final Students students;
    private final SeatLedger seats;
    private final CurrentCaller caller;
    private final Clock clock;

    EnrollmentController(
            Enrollments enrollments,
            Enrolling enrolling,
            Moves moves,
            Transferring transferring,
            Promotion promotion,
            OfferedCourses offeredCourses,
            Students students,
            SeatLedger seats,
            CurrentCaller caller,
            Clock clock) {
        this.enrollments = enrollments;
        this.enrolling = enrolling;
        this.moves = moves;
        this.transferring = transferring;
        this.promotion = promotion;
        this.offeredCourses = offeredCourses;
        this.students = students;
        this.seats = seats;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    @ApiResponse(responseCode = "201", description = "Enrolled", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "Was enrolled already", useReturnTypeSchema = true)
    public ResponseEntity<EnrollmentView> enroll(EnrollCommand command) {
        var by = caller.get();
        var student = command.studentId();
        var enrolled = student == null || by.is(student) ? enrollSelf(command, by) : enrollOther(command, student, by);
        var view = shown(enrolled.enrollment());
        return enrolled.opened()
                ? ResponseEntity.created(URI.create("/api/enrollments/" + view.id()))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    private Enrolled enrollSelf(EnrollCommand command, Caller by) {
        by.require(Role.STUDENT);
        if (command.hold() != null) {
            throw new NotAllowed("Reserved seats are given by the course's instructors and admins.");
        }
        return enrolling.enroll(offeredCourses.required(command.offeringId()), by.id(), by.name(), by.id(), false);
    }

    private Enrolled enrollOther(EnrollCommand command, String studentId, Caller by) {
        by.requireStaff();
        var offered = offeredCourses.required(command.offeringId());
        if (!offered.isStaff(by)) {
            throw new NotAllowed("Only the course's instructors and admins may enroll someone else.");
        }
        var student = students.requireStudent(studentId, "/studentId");
        var hold = command.hold();
        if (hold == null) {
            return enrolling.enroll(offered, student.id(), student.name(), by.id(), true);
        }
        if (!offered.isLimited()) {
            throw new NotFound("reservation");
        }
        return enrolling.enrollFromHold(offered, hold, student.id(), student.name(), by.id());
    }

    @Override
    public Page<EnrollmentView> mine(int page, int size) {
        var student = caller.get().id();
        moves.finishOfStudent(student);
        var found = enrollments.findByStudentIdOrderByChangedAtDescIdAsc(student, PageRequest.of(page, size));
        return new Page<>(found.getContent().stream().map(this::shown).toList(), page, size, found.getTotalElements());
    }

    @Override
    public Page<EnrollmentView> ofStudents(List<String> student, int page, int size) {
        caller.get().require(Role.ADMIN);
        moves.finishOfStudents(student);
        var found = enrollments.findByStudentIdInOrderByChangedAtDescIdAsc(student, PageRequest.of(page, size));
        return new Page<>(found.getContent().stream().map(this::shown).toList(), page, size, found.getTotalElements());
    }

    @Override
    public EnrollmentView enrollment(String id) {
        return shown(visible(id).enrollment());
    }

    @Override
    public EnrollmentView accept(String id) {
        visible(id);
        return promotion.accept(id, caller.get().id()).view();
    }

    @Override
    public EnrollmentView withdraw(String id, Reason reason) {
        visible(id);
        return enrolling.withdraw(id, reason.reason(), caller.get().id()).view();
    }

    @Override
    public EnrollmentView transfer(String id, TransferCommand command) {
        var visible = visible(id);
        var to = offeredCourses.required(command.offeringId());
        return shown(
                transferring.transfer(id, to, command.reason(), caller.get().id(), !visible.isOwn()));
    }

    @Override
    public EnrollmentView done(String id, String moduleId) {
        if (!visible(id).isOwn()) {
            throw new NotAllowed("Only the student marks modules done.");
        }
        return enrollments
                .change(id, enrollment -> enrollment.done(moduleId, clock.instant()))
                .view();
    }

    @Override
    public EnrollmentView complete(String id) {
        var visible = visible(id);
        if (!visible.isStaff()) {
            throw new NotAllowed("Only the course's instructors and admins may complete an enrollment.");
        }
        var by = caller.get().id();
        return enrollments
                .change(id, enrollment -> enrollment.complete(visible.offered().offering(), by, clock.instant()))
                .view();
    }

    private record Visible(Enrollment enrollment, OfferedCourse offered, boolean isOwn, boolean isStaff) {}

    /** For everyone but its student and the staff an enrollment does not exist. */
    private Visible visible(String id) {
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

    private EnrollmentView shown(Enrollment enrollment) {
        return enrollment.isWaiting() && !enrollment.isOffered()
                ? enrollment.view(seats.position(enrollment.offeringId(), enrollment.studentId())
                        .orElse(null))
                : enrollment.view();
    }
}
