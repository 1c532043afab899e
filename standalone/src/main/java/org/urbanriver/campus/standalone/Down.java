package org.urbanriver.campus.standalone;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code campus down}: stops the campus of a data folder, also what a killed one left. */
final class Down {

    /** Longer than an orderly stop can take. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Path data;
    private final PrintStream out;

    Down(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    int run() {
        var state = RunState.read(data).orElse(null);
        if (state == null) {
            out.println("No campus runs on " + data + ".");
            return 0;
        }
        var launcher = state.launcher().handle();
        launcher.ifPresent(process -> Processes.end(List.of(process), PATIENCE));
        var left = state.left();
        if (launcher.isEmpty() && left.isEmpty()) {
            out.println("No campus runs on " + data + ".");
        } else {
            Processes.end(left, Duration.ofSeconds(10));
            out.println("The campus at %s is stopped; its data stays in %s.".formatted(state.address(), data));
        }
        // The launcher does this itself, unless it was killed.
        RunState.delete(data);
        return 0;
    }
}
