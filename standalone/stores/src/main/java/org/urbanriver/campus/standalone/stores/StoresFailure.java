package org.urbanriver.campus.standalone.stores;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why the stores cannot run, in one sentence that says what to do about it. */
final class StoresFailure extends RuntimeException {

    static final int OTHER = 1;
    static final int CORRUPT = 3;
    static final int PORT_TAKEN = 4;
    static final int DISK = 5;

    private final int exitCode;

    StoresFailure(int exitCode, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    static StoresFailure portTaken(String what, int port, String option, Throwable cause) {
        return new StoresFailure(
                PORT_TAKEN,
                "Port %d for %s is taken: stop what listens there or choose another with --%s."
                        .formatted(port, what, option),
                cause);
    }

    static StoresFailure damaged(@Nullable Path file, @Nullable Throwable cause) {
        return new StoresFailure(
                CORRUPT,
                "The data file %s is damaged: put back a copy of it, or move it away to start empty.".formatted(file),
                cause);
    }

    int exitCode() {
        return exitCode;
    }
}
