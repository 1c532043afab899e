package org.urbanriver.campus.standalone.stores;

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

    int exitCode() {
        return exitCode;
    }
}
