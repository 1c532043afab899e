package org.urbanriver.campus.enrollment.offering;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Does what is due of offerings: decides whether those with a minimum take place, and tells students of changes. Several
 * instances may do so at once.
 */
@Component
class OfferingSweep {

    private static final Logger log = LoggerFactory.getLogger(OfferingSweep.class);

    private final Offerings offerings;
    private final Scheduling scheduling;
    private final Clock clock;

    OfferingSweep(Offerings offerings, Scheduling scheduling, Clock clock) {
        this.offerings = offerings;
        this.scheduling = scheduling;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        var now = clock.instant();
        try {
            each(offerings.findUndecidedUntil(now), offering -> scheduling.decide(offering.id(), now));
            each(offerings.findUntoldSince(now), scheduling::tellChange);
        } catch (RuntimeException e) {
            log.warn("What is due of offerings will be looked at again: {}", e.getMessage());
        }
    }

    private static void each(List<Offering> due, Consumer<Offering> action) {
        for (var offering : due) {
            try {
                action.accept(offering);
            } catch (OptimisticLockingFailureException e) {
                log.debug("{} is being changed by someone else", offering.id());
            } catch (RuntimeException e) {
                log.warn("What is due of {} will be tried again: {}", offering.id(), e.getMessage());
            }
        }
    }
}
