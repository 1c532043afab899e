package org.urbanriver.campus.standalone.chaos;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How one run shall be. All choices of clients and killer come from the seed; how they fall together is up to the machine.
 *
 * @param load so long clients call and processes are killed
 * @param students that each client acts for
 */
record Plan(long seed, Duration load, int clients, int students) {

    private static final Duration SHORT = Duration.ofSeconds(35);

    /** By the system properties {@code chaos.seed} and {@code chaos.minutes}; without them a short run by any seed. */
    static Plan given() {
        var seed = System.getProperty("chaos.seed", "");
        var minutes = System.getProperty("chaos.minutes", "");
        return new Plan(
                seed.isBlank() ? ThreadLocalRandom.current().nextLong(1, 1_000_000) : Long.parseLong(seed),
                minutes.isBlank() ? SHORT : Duration.ofMillis((long) (Double.parseDouble(minutes) * 60_000)),
                16,
                minutes.isBlank() ? 2 : 5);
    }

    /** Chance of its own for each purpose, so that one does not depend on how often another asks. */
    Random chance(String purpose) {
        return new Random(seed * 1_000_003 + purpose.hashCode());
    }

    /** What to type to have it again. */
    String command() {
        var minutes = load.equals(SHORT) ? "" : " --minutes " + load.toMillis() / 60_000.0;
        return "./campus chaos%s --seed %d".formatted(minutes, seed);
    }
}
