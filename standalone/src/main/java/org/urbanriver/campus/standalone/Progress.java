package org.urbanriver.campus.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells what was done, with the seconds since the start. */
final class Progress {

    private final PrintStream out;
    private final long startedAt = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void tell(String what) {
        synchronized (out) {
            out.println("%6s s  %s".formatted(seconds(), what));
            out.flush();
        }
    }

    String seconds() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                Duration.ofNanos(System.nanoTime() - startedAt).toMillis() / 1000.0);
    }
}
