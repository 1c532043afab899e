package org.urbanriver.campus.enrollment.seats;

import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.test.TestStores;

/** The ledger on the test store with a time of its own, and without the rest of the service. */
final class LedgerDesk {

    private static final MongoTemplate MONGO = new MongoTemplate(new SimpleMongoClientDatabaseFactory(
            MongoClients.create(TestStores.running().mongoUri()), "ledger-" + Ids.next()));

    /** A time that stands still until it is moved. */
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2099-01-01T00:00:00Z"));

    final String offering = Ids.next();
    final SeatLedger ledger;
    final SeatOffers offers;
    final SeatHolds holds;
    final SeatDeadlines deadlines;

    /** With the time of the world. */
    LedgerDesk() {
        this(Clock.systemUTC());
    }

    /** With an open ledger, and a time of its own. */
    LedgerDesk(int capacity) {
        this((Clock) null);
        ledger.open(offering, capacity);
    }

    private LedgerDesk(Clock real) {
        var clock = real != null ? real : new StandingClock(now);
        var documents = new SeatDocuments(MONGO, clock);
        ledger = new SeatLedger(documents);
        offers = new SeatOffers(documents, clock);
        holds = new SeatHolds(documents, ledger, clock);
        deadlines = new SeatDeadlines(documents);
    }

    private static final class StandingClock extends Clock {

        private final AtomicReference<Instant> now;

        StandingClock(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    Seats seats() {
        return ledger.find(offering).orElseThrow();
    }

    Instant in(int minutes) {
        return now.get().plusSeconds(60L * minutes);
    }
}
