package org.urbanriver.campus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTests {

    private static final long SECOND = 1_000_000_000L;

    private final Samples samples = new Samples();

    @Test
    void tellThroughputAndPercentilesOfWhatSucceeded() {
        // 100 calls, one every 10 ms, which take 1 to 100 ms; one that fails takes far longer.
        IntStream.rangeClosed(1, 100).forEach(n -> took(n * 10L, n));
        samples.add(ms(20), ms(5_000), false);

        var figures = samples.figures(Duration.ZERO);

        assertThat(figures.succeeded()).isEqualTo(100);
        assertThat(figures.failed()).isEqualTo(1);
        assertThat(figures.p50()).isEqualTo(Duration.ofMillis(50));
        assertThat(figures.p99()).isEqualTo(Duration.ofMillis(99));
        assertThat(figures.span()).isEqualTo(Duration.ofMillis(4_990));
        assertThat(figures.perSecond()).isBetween(20.0, 20.1);
    }

    @Test
    void leaveOutWhatBeganWhileWarmingUp() {
        took(0, 900);
        took(999, 900);
        took(1_000, 10);
        took(1_990, 10);

        var figures = samples.figures(Duration.ofSeconds(1));

        assertThat(figures.succeeded()).isEqualTo(2);
        assertThat(figures.p99()).isEqualTo(Duration.ofMillis(10));
        assertThat(figures.span()).isEqualTo(Duration.ofSeconds(1));
        assertThat(figures.perSecond()).isEqualTo(2);
    }

    @Test
    void tellNothingOfNothing() {
        var figures = samples.figures(Duration.ofSeconds(15));

        assertThat(figures.succeeded()).isZero();
        assertThat(figures.perSecond()).isZero();
        assertThat(figures.p99()).isZero();
    }

    private void took(long beganMs, long tookMs) {
        samples.add(ms(beganMs), ms(beganMs + tookMs), true);
    }

    /** Not from zero on: the clock may stand at any value, also a negative one. */
    private static long ms(long after) {
        return -3 * SECOND + after * 1_000_000;
    }
}
