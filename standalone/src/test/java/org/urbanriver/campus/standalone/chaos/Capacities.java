package org.urbanriver.campus.standalone.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the capacity of an offering can have been, by the calls that set it. A call may take effect from when it was sent until
 * it was answered, and one without an answer for a while longer; its effect ends when a later call was answered.
 */
final class Capacities {

    /** No service works longer on a call whose client has gone. */
    private static final Duration LATE = Duration.ofSeconds(45);

    private final List<Call> settings;

    Capacities(Collection<Call> calls, String offering) {
        this.settings = calls.stream()
                .filter(call -> call.kind() == Call.Kind.SCHEDULE || call.kind() == Call.Kind.RESIZE)
                .filter(call -> call.offering().equals(offering))
                .toList();
    }

    /** All that it can have been at that moment. */
    Stream<Integer> at(Instant moment) {
        return settings.stream()
                .filter(call -> !call.start().isAfter(moment))
                .filter(call -> settings.stream().noneMatch(later -> replaces(later, call, moment)))
                .map(Call::capacity);
    }

    int mostAt(Instant moment) {
        return at(moment).max(Integer::compare).orElse(0);
    }

    private static boolean replaces(Call later, Call earlier, Instant moment) {
        var settled = earlier.isOpen() ? earlier.end().plus(LATE) : earlier.end();
        return later.isAcknowledged()
                && later.start().isAfter(settled)
                && !later.end().isAfter(moment);
    }
}
