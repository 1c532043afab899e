package org.urbanriver.campus.standalone.chaos;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The state in which nothing more is going to happen by itself. */
final class Rest {

    private static final Duration WITHIN = Duration.ofSeconds(150);
    /** All has to be quiet for so long. */
    private static final Duration LASTING = Duration.ofSeconds(2);

    private static final Duration TELL_EACH = Duration.ofSeconds(10);

    private final Stores stores;

    private final Consumer<String> progress;

    Rest(Stores stores, Consumer<String> progress) {
        this.stores = stores;
        this.progress = progress;
    }

    /** Waits for it; empty when it came, else what does not come to rest. */
    String await() throws InterruptedException {
        var deadline = Instant.now().plus(WITHIN);
        var quietSince = Instant.MAX;
        var told = Instant.now();
        while (true) {
            var unrest = unrest();
            var now = Instant.now();
            if (!unrest.isEmpty()) {
                quietSince = Instant.MAX;
                if (Duration.between(told, now).compareTo(TELL_EACH) > 0) {
                    told = now;
                    progress.accept(unrest);
                }
                if (now.isAfter(deadline)) {
                    return "after %d seconds: %s".formatted(WITHIN.toSeconds(), unrest);
                }
            } else if (quietSince.equals(Instant.MAX)) {
                quietSince = now;
            } else if (Duration.between(quietSince, now).compareTo(LASTING) > 0) {
                return "";
            }
            TimeUnit.MILLISECONDS.sleep(400);
        }
    }

    private String unrest() throws InterruptedException {
        try {
            var unsent = stores.unsent();
            if (unsent > 0) {
                return unsent + " outboxes are not empty";
            }
            var disagreement = LedgerAndEnrollmentsAgree.between(stores.ledgers(), stores.enrollments())
                    .findFirst();
            if (disagreement.isPresent()) {
                return disagreement.get().toString();
            }
            var lag = stores.lag();
            if (lag > 0) {
                return lag + " events are to be read";
            }
            var mails = stores.mailsWaiting();
            return mails > 0 ? mails + " mails wait" : "";
        } catch (MongoException e) {
            return "the store: " + e.getMessage();
        } catch (ExecutionException e) {
            return "the broker: " + e.getCause().getMessage();
        }
    }
}
