package org.urbanriver.campus.enrollment.enrollment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.events.AccountEvent;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountClosed;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.events.Received;
import org.urbanriver.campus.platform.security.CampusToken;

/**
 * Withdraws those who closed their account from what they have not completed, so that others get their seats. It is done
 * again from the start until all of it is done; what was completed stays on record. It is done once more when every call that was
 * under way while the account closed has ended, as one of them may have enrolled its student after all.
 */
@Component
class ClosedAccounts {

    private static final Logger log = LoggerFactory.getLogger(ClosedAccounts.class);

    /** By then every call that had a token of the closed account has been answered. */
    static final Duration UNDER_WAY = CampusToken.LIFETIME.plusMinutes(3);

    private static final String REASON = "The account was closed";
    private static final List<EnrollmentStatus> UNFINISHED =
            List.of(EnrollmentStatus.ACTIVE, EnrollmentStatus.WAITLISTED);

    private final Enrollments enrollments;
    private final Enrolling enrolling;
    private final Moves moves;
    private final JustClosedAccounts justClosed;
    private final Clock clock;

    ClosedAccounts(
            Enrollments enrollments, Enrolling enrolling, Moves moves, JustClosedAccounts justClosed, Clock clock) {
        this.enrollments = enrollments;
        this.enrolling = enrolling;
        this.moves = moves;
        this.justClosed = justClosed;
        this.clock = clock;
    }

    @KafkaListener(
            id = "closed-accounts",
            idIsGroup = false,
            topics = "${campus.namespace}" + Topics.ACCOUNTS,
            groupId = "${campus.namespace}enrollment-service.closed-accounts")
    void on(Received<AccountEvent> received) {
        if (received.event() instanceof AccountClosed closed) {
            var student = closed.account().id();
            justClosed.save(new JustClosed(student, clock.instant()));
            withdraw(student);
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void lookAgain() {
        try {
            lookAgainAtClosedBefore(clock.instant().minus(UNDER_WAY));
        } catch (RuntimeException e) {
            log.warn("Accounts that closed will be looked at again: {}", e.getMessage());
        }
    }

    void lookAgainAtClosedBefore(Instant moment) {
        for (var closed : justClosed.findByAtBefore(moment)) {
            withdraw(closed.student());
            justClosed.delete(closed);
        }
    }

    private void withdraw(String student) {
        moves.finishOfStudent(student);
        for (var status : UNFINISHED) {
            enrollments
                    .findByStudentIdAndStatus(student, status)
                    .forEach(enrollment -> enrolling.withdraw(enrollment.id(), REASON, student));
        }
    }
}
