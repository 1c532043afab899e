package org.urbanriver.campus.enrollment.enrollment;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.enrollment.offering.Scheduling;
import org.urbanriver.campus.enrollment.seats.SeatDeadlines;

/**
 * Ends offers and reservations at their time, and finishes telling what ended. All it does is decided in the ledger, so several
 * instances may do it at once.
 */
@Component
class Deadlines {

    private static final Logger log = LoggerFactory.getLogger(Deadlines.class);

    private final SeatDeadlines deadlines;
    private final Promotion promotion;
    private final Scheduling scheduling;
    private final Clock clock;

    Deadlines(SeatDeadlines deadlines, Promotion promotion, Scheduling scheduling, Clock clock) {
        this.deadlines = deadlines;
        this.promotion = promotion;
        this.scheduling = scheduling;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void endWhatIsDue() {
        try {
            deadlines.due(clock.instant()).forEach(this::end);
        } catch (RuntimeException e) {
            log.warn("Offers and reservations that end will be looked for again: {}", e.getMessage());
        }
    }

    private void end(String offeringId) {
        try {
            scheduling.expireHolds(offeringId);
            promotion.expire(offeringId);
            deadlines.next(offeringId);
        } catch (RuntimeException e) {
            log.warn("What ends in {} will be looked at again: {}", offeringId, e.getMessage());
        }
    }
}
