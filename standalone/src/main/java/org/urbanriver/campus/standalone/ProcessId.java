package org.urbanriver.campus.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process that is still the same one: its number alone may have been given to another since. */
record ProcessId(long pid, Instant startedAt) {

    /** Start times are computed from the time of the machine's start, which is not told the same each time. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    static ProcessId parse(String text) {
        var parts = text.split("@", 2);
        return new ProcessId(Long.parseLong(parts[0]), Instant.parse(parts[1]));
    }

    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        Duration.between(of(process).startedAt, startedAt).abs().compareTo(TOLERANCE) <= 0);
    }

    @Override
    public String toString() {
        return pid + "@" + startedAt;
    }
}
