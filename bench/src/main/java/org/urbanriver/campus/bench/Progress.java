package org.urbanriver.campus.bench;

import java.time.Duration;
import java.util.Locale;

/** Tells on the error stream what goes on; only the table goes to the output. */
final class Progress {

    private final long began = System.nanoTime();

    void tell(String what) {
        var since = Duration.ofNanos(System.nanoTime() - began);
        System.err.printf(Locale.ROOT, "%7.1f s  %s%n", since.toMillis() / 1e3, what);
    }
}
