package org.urbanriver.campus.enrollment.seats;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Remembers whose enrollment this instance has saved, and settles their seats many at a time, so that the ledger of a large
 * offering stays small while hundreds a second enroll in it. What is forgotten the sweep settles later.
 */
@Component
public class SettledSeats {

    private static final Logger log = LoggerFactory.getLogger(SettledSeats.class);

    /** Fewer are not worth an update of their own: so many seats of an offering may stay as they are. */
    public static final int WORTH_IT = 100;

    private static final int MOST_OFFERINGS = 1_000;

    private final SeatLedger ledger;
    private final ConcurrentHashMap<String, ConcurrentHashMap<String, Integer>> saved = new ConcurrentHashMap<>();

    SettledSeats(SeatLedger ledger) {
        this.ledger = ledger;
    }

    /** The enrollment of this seat is saved. */
    public void saved(String offeringId, String student, int opening) {
        if (saved.size() >= MOST_OFFERINGS) {
            saved.clear();
        }
        saved.computeIfAbsent(offeringId, id -> new ConcurrentHashMap<>()).put(student, opening);
    }

    @Scheduled(fixedDelay = 200, timeUnit = TimeUnit.MILLISECONDS)
    void settle() {
        saved.forEach((offeringId, openings) -> {
            if (openings.size() >= WORTH_IT) {
                var some = Map.copyOf(openings);
                some.forEach(openings::remove);
                try {
                    ledger.settle(offeringId, some);
                } catch (RuntimeException e) {
                    log.debug("The sweep will settle the seats of {}: {}", offeringId, e.getMessage());
                }
            }
        });
    }
}
