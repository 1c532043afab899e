package org.urbanriver.campus.enrollment.enrollment;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.EnrollCommand;
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.TransferCommand;
import org.urbanriver.campus.contracts.enrollments.TransferOption;
import org.urbanriver.campus.contracts.enrollments.Withdrawal;
import org.urbanriver.campus.enrollment.enrollment.Enrolling.Enrolled;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.student.InvitedStudents;
import org.urbanriver.campus.enrollment.student.Students;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.NotAllowed;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class EnrollmentController implements EnrollmentApi {

    private final Enrollments enrollments;
    private final VisibleEnrollments visible;
    private final Enrolling enrolling;
    private final Moves moves;
    private final Transferring transferring;
    private final Promotion promotion;
    private final OfferedCourses offeredCourses;
    private final Students students;
    private final InvitedStudents invited;
    private final CurrentCaller caller;
    private final Clock clock;

    EnrollmentController(
            Enrollments enrollments,
            VisibleEnrollments visible,
            Enrolling enrolling,
            Moves moves,
            Transferring transferring,
            Promotion promotion,
            OfferedCourses offeredCourses,
            Students students,
            InvitedStudents invited,
            CurrentCaller caller,
            Clock clock) {
        this.enrollments = enrollments;
        this.visible = visible;
        this.enrolling = enrolling;
        this.moves = moves;
        this.transferring = transferring;
        this.promotion = promotion;
        this.offeredCourses = offeredCourses;
        this.students = students;
        this.invited = invited;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    @ApiResponse(responseCode = "201", description = "Enrolled", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "Was enrolled already", useReturnTypeSchema = true)
    public ResponseEntity<EnrollmentView> enroll(EnrollCommand command) {
        var by = caller.get();
        var student = command.studentId();
        var other = command.email() != null || student != null && !by.is(student);
        var enrolled = other ? enrollOther(command, by) : enrollSelf(command, by);
        var view = visible.shown(enrolled.enrollment());
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

    private Enrolled enrollOther(EnrollCommand command, Caller by) {
        by.requireStaff();
        var offered = offeredCourses.required(command.offeringId());
        if (!offered.isStaff(by)) {
            throw new NotAllowed("Only the course's instructors and admins may enroll someone else.");
        }
        var email = command.email();
        var student = email == null
                ? students.requireStudent(Objects.requireNonNullElse(command.studentId(), ""), "/studentId")
                : invited.student(email, command.name(), offered.offering().courseTitle());
        if (by.is(student.id())) {
            return enrollSelf(command, by); // named by their address: bound to what binds every student
        }
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
        return new Page<>(
                found.getContent().stream().map(visible::shown).toList(), page, size, found.getTotalElements());
    }

    @Override
    public Page<EnrollmentView> ofStudents(List<String> student, int page, int size) {
        caller.get().require(Role.ADMIN);
        moves.finishOfStudents(student);
        var found = enrollments.findByStudentIdInOrderByChangedAtDescIdAsc(student, PageRequest.of(page, size));
        return new Page<>(
                found.getContent().stream().map(visible::shown).toList(), page, size, found.getTotalElements());
    }

    @Override
    public EnrollmentView enrollment(String id) {
        return visible.shown(visible.required(id).enrollment());
    }

    @Override
    public EnrollmentView accept(String id) {
        visible.required(id);
        return promotion.accept(id, caller.get().id()).view();
    }

    @Override
    public EnrollmentView withdraw(String id, Withdrawal withdrawal) {
        var found = visible.required(id);
        var reason = Objects.requireNonNullElse(withdrawal.reason(), "").strip();
        if (reason.isEmpty() && !found.isOwn()) {
            throw new Invalid("/reason", "must say why the student is withdrawn");
        }
        return enrolling.withdraw(id, reason, caller.get().id()).view();
    }

    @Override
    public List<TransferOption> transfers(String id) {
        var found = visible.required(id);
        return transferring.options(found.enrollment(), !found.isOwn());
    }

    @Override
    public EnrollmentView transfer(String id, TransferCommand command) {
        var found = visible.required(id);
        var to = offeredCourses.required(command.offeringId());
        return visible.shown(
                transferring.transfer(id, to, command.reason(), caller.get().id(), !found.isOwn()));
    }

    @Override
    public EnrollmentView done(String id, String moduleId) {
        if (!visible.required(id).isOwn()) {
            throw new NotAllowed("Only the student marks modules done.");
        }
        return enrollments
                .change(id, enrollment -> enrollment.done(moduleId, clock.instant()))
                .view();
    }

    @Override
    public EnrollmentView complete(String id) {
        var found = visible.required(id);
        if (!found.isStaff()) {
            throw new NotAllowed("Only the course's instructors and admins may complete an enrollment.");
        }
        var by = caller.get().id();
        if (found.isOwn()) {
            throw new NotAllowed("Nobody confirms their own completion. Ask another instructor or an admin.");
        }
        return enrollments
                .change(id, enrollment -> enrollment.complete(found.offered().offering(), by, clock.instant()))
                .view();
    }
}
