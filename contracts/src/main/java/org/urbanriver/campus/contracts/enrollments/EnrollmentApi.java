package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.urbanriver.campus.contracts.Page;

/**
 * Enrolling and learning. An enrollment is seen by its student, by the course's instructors and by admins; for everyone
 * else it does not exist (404).
 */
@HttpExchange("/api/enrollments")
public interface EnrollmentApi {

    /** So many students can be asked for at once. */
    int MOST_STUDENTS = 50;

    /**
     * Answers 201 with a new (or reopened) enrollment, 200 with the one that is there already, and 409 with a
     * {@link Refusal} as {@code reason} when it is refused. Staff who enroll a student are bound neither to the enrollment
     * window nor to prerequisites, as that is theirs to waive; the capacity binds everyone.
     */
    @PostExchange
    ResponseEntity<EnrollmentView> enroll(@Valid @RequestBody EnrollCommand command);

    /** The caller's own enrollments, last changed first. */
    @GetExchange
    Page<EnrollmentView> mine(
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size);

    /** The enrollments of some students, last changed first; for admins. */
    @GetExchange("/of-students")
    Page<EnrollmentView> ofStudents(
            @RequestParam @Size(min = 1, max = MOST_STUDENTS) List<String> student,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size);

    @GetExchange("/{id}")
    EnrollmentView enrollment(@PathVariable String id);

    /**
     * Accepts the seat that is offered; for its student and the staff. Accepting again changes nothing. 409
     * {@code offer-expired} when it is too late, {@code no-offer} when no seat is offered.
     */
    @PostExchange("/{id}/accept")
    EnrollmentView accept(@PathVariable String id);

    /** Gives up a seat, an offer or a place in the queue; doing so again changes nothing. */
    @PostExchange("/{id}/withdraw")
    EnrollmentView withdraw(@PathVariable String id, @Valid @RequestBody Withdrawal withdrawal);

    /**
     * Where the student could move to: the other offerings of the course that are not cancelled and not over, those that
     * start first at the front, 100 at most; none for who neither has a seat to study by nor waits for one. Staff who ask are
     * told what binds staff.
     */
    @GetExchange("/{id}/transfers")
    List<TransferOption> transfers(@PathVariable String id);

    /**
     * Moves a student who is active or waiting to a seat in another offering of the same course, with their revision and
     * progress, and answers the enrollment there; asking again answers the same. The student never has none of both, nor two.
     * Refused with a {@link Refusal} as {@code reason}, then nothing has changed: students are bound to the enrollment window
     * and the prerequisites of the new offering, staff are not; a seat must be free and nobody may wait for it. Other
     * refusals: {@code other-course}, and {@code not-active} for an enrollment that is withdrawn or completed.
     */
    @PostExchange("/{id}/transfer")
    EnrollmentView transfer(@PathVariable String id, @Valid @RequestBody TransferCommand command);

    /** Marks a module done; doing so again changes nothing. */
    @PutExchange("/{id}/modules/{moduleId}/done")
    EnrollmentView done(@PathVariable String id, @PathVariable String moduleId);

    /**
     * Staff confirm that presence and test were as the continuing-education rules ask; every module must be done.
     * Confirming again changes nothing.
     */
    @PostExchange("/{id}/complete")
    EnrollmentView complete(@PathVariable String id);
}
