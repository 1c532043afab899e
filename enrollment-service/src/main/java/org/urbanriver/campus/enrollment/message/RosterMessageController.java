package org.urbanriver.campus.enrollment.message;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.enrollments.RosterMessageApi;
import org.urbanriver.campus.contracts.enrollments.RosterMessageCommand;
import org.urbanriver.campus.contracts.enrollments.RosterMessageView;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.offering.Attendance;
import org.urbanriver.campus.enrollment.offering.OfferedCourse;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.problems.NotAllowed;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class RosterMessageController implements RosterMessageApi {

    private static final int AN_HOUR = 5;

    private final RosterMessages messages;
    private final OfferedCourses offeredCourses;
    private final Attendance attendance;
    private final CurrentCaller caller;
    private final Clock clock;

    RosterMessageController(
            RosterMessages messages,
            OfferedCourses offeredCourses,
            Attendance attendance,
            CurrentCaller caller,
            Clock clock) {
        this.messages = messages;
        this.offeredCourses = offeredCourses;
        this.attendance = attendance;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public RosterMessageView send(String offeringId, RosterMessageCommand command) {
        var offered = staffed(offeringId);
        var id = offeringId + "-" + Objects.requireNonNullElseGet(command.id(), Ids::next);
        var known = messages.findById(id);
        if (known.isPresent()) {
            return known.get().view();
        }
        var now = clock.instant();
        if (messages.countByOfferingIdAndSentAtGreaterThan(offeringId, now.minus(Duration.ofHours(1))) >= AN_HOUR) {
            throw new RuleViolated(
                    ProblemType.TOO_MANY_REQUESTS,
                    "Five messages went to this roster within the last hour. Wait a little before you write again.");
        }
        var recipients = attendance.students(offeringId, Boolean.TRUE.equals(command.waiting()));
        if (recipients.isEmpty()) {
            throw new RuleViolated(
                    ProblemType.NOBODY_TO_WRITE_TO, "Nobody is on this roster yet, so there is nobody to write to.");
        }
        var message = RosterMessage.send(id, offered.offering(), command, recipients, caller.get(), now);
        try {
            return messages.save(message).view();
        } catch (DuplicateKeyException | OptimisticLockingFailureException e) {
            return messages.findById(id).orElseThrow(() -> e).view(); // the same call came twice at once
        }
    }

    @Override
    public List<RosterMessageView> sent(String offeringId) {
        staffed(offeringId);
        return messages.findFirst20ByOfferingIdOrderBySentAtDescIdDesc(offeringId).stream()
                .map(RosterMessage::view)
                .toList();
    }

    private OfferedCourse staffed(String offeringId) {
        var staff = caller.get().requireStaff();
        var offered = offeredCourses.required(offeringId);
        if (!offered.isStaff(staff)) {
            throw new NotAllowed("Only the course's instructors and admins may do this.");
        }
        return offered;
    }
}
