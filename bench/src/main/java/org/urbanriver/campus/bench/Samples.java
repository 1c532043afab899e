package org.urbanriver.campus.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long each of many calls took; any number of threads may add. */
final class Samples {

    private final Collection<Sample> all = new ConcurrentLinkedQueue<>();

    /** Times are those of {@link System#nanoTime()}. */
    private record Sample(long began, long ended, boolean succeeded) {}

    void add(long began, long ended, boolean succeeded) {
        all.add(new Sample(began, ended, succeeded));
    }

    /** Without the calls that began in the first while, and over the time between the first and the last of the others. */
    Figures figures(Duration warmUp) {
        var first = all.stream().mapToLong(Sample::began).min().orElse(0) + warmUp.toNanos();
        var counted = all.stream().filter(each -> each.began() >= first).toList();
        var took = counted.stream()
                .filter(Sample::succeeded)
                .mapToLong(each -> each.ended() - each.began())
                .sorted()
                .toArray();
        var began = counted.stream().mapToLong(Sample::began).min().orElse(0);
        var ended = counted.stream().mapToLong(Sample::ended).max().orElse(0);
        return new Figures(
                took.length,
                counted.size() - took.length,
                Duration.ofNanos(ended - began),
                percentile(took, 50),
                percentile(took, 99));
    }

    /** The smallest value that so many of a hundred do not exceed (nearest rank). */
    static Duration percentile(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return Duration.ZERO;
        }
        var rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
    }

    /** @param span from the beginning of the first call to the end of the last */
    record Figures(int succeeded, int failed, Duration span, Duration p50, Duration p99) {

        double perSecond() {
            return span.isZero() ? 0 : succeeded / (span.toNanos() / 1e9);
        }
    }
}
