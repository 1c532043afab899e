package org.urbanriver.campus.enrollment.enrollment;

import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.events.AccountEvent;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountClosed;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.events.Received;

/**
 * Withdraws those who closed their account from what they have not completed, so that others get their seats. It is done
 * again from the start until all of it is done; what was completed stays on record.
 */
@Component
class ClosedAccounts {

    private static final String REASON = "The account was closed";
    private static final List<EnrollmentStatus> UNFINISHED =
            List.of(EnrollmentStatus.ACTIVE, EnrollmentStatus.WAITLISTED);

    private final Enrollments enrollments;
    private final Enrolling enrolling;
    private final Moves moves;

    ClosedAccounts(Enrollments enrollments, Enrolling enrolling, Moves moves) {
        this.enrollments = enrollments;
        this.enrolling = enrolling;
        this.moves = moves;
    }

    @KafkaListener(
            id = "closed-accounts",
            idIsGroup = false,
            topics = "${campus.namespace}" + Topics.ACCOUNTS,
            groupId = "${campus.namespace}enrollment-service.closed-accounts")
    void on(Received<AccountEvent> received) {
        if (received.event() instanceof AccountClosed closed) {
            var student = closed.account().id();
            moves.finishOfStudent(student);
            for (var status : UNFINISHED) {
                enrollments
                        .findByStudentIdAndStatus(student, status)
                        .forEach(enrollment -> enrolling.withdraw(enrollment.id(), REASON, student));
            }
        }
    }
}
