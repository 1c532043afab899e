package org.urbanriver.campus.standalone.chaos;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Looks at the ledgers many times a second, in the store itself, and keeps each state that differs from the one before. */
final class Sampler implements Runnable {

    private static final long PAUSE = 15;

    /**
     * What was seen so shortly before the store was killed may never have been acknowledged, and be gone afterwards.
     */
    private static final Duration UNSURE = Duration.ofMillis(250);

    private record Seen(Instant at, Ledger ledger) {}

    private final MongoClient store;
    private final BooleanSupplier over;
    private final List<Seen> seen = new ArrayList<>();
    private long looks;

    Sampler(MongoClient store, BooleanSupplier over) {
        this.store = store;
        this.over = over;
    }

    @Override
    public void run() {
        var seats = store.getDatabase(Stores.ENROLLMENT).getCollection("seats");
        Map<String, Ledger> latest = new HashMap<>();
        try {
            while (!over.getAsBoolean()) {
                try {
                    for (var document : seats.find()) {
                        var ledger = Ledger.of(document);
                        if (!ledger.equals(latest.put(ledger.offering(), ledger))) {
                            seen.add(new Seen(Instant.now(), ledger));
                        }
                    }
                    looks++;
                } catch (MongoException e) {
                    // It has been killed; there is nothing to be seen.
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    long looks() {
        return looks;
    }

    /** @param storeKills when the store was killed */
    List<Ledger> snapshots(List<Instant> storeKills) {
        return seen.stream()
                .filter(each -> storeKills.stream().noneMatch(kill -> isUnsure(each.at(), kill)))
                .map(Seen::ledger)
                .toList();
    }

    private static boolean isUnsure(Instant at, Instant kill) {
        return at.isAfter(kill.minus(UNSURE)) && !at.isAfter(kill.plus(UNSURE));
    }
}
