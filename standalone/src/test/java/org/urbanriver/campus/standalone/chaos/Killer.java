package org.urbanriver.campus.standalone.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.urbanriver.campus.standalone.TwinCampus;

/**
 * Ends processes by SIGKILL, and starts each again a little later. It goes by rounds, the first of which is always finished: in
 * each everything is hit, in an order by chance, some of it in one blow; the enrollment-service most often, as it has the most
 * to lose between two steps.
 */
final class Killer implements Runnable {

    private static final List<List<String>> ROUND = List.of(
            List.of("enrollment-service A"),
            List.of("enrollment-service B"),
            List.of("enrollment-service *"),
            List.of("notification-service *"),
            List.of("course-service *"),
            List.of("gateway *"),
            List.of(TwinCampus.STORE),
            List.of(TwinCampus.BROKER),
            List.of(TwinCampus.STORE, TwinCampus.BROKER),
            List.of("enrollment-service *", "notification-service *"));

    /** More at once, and nobody would have an answer; starting them takes longer than killing. */
    private static final int DOWN_AT_ONCE = 3;

    /** A machine with better things to do takes its time to start them. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(4);

    private final TwinCampus campus;
    private final Random chance;
    private final Instant deadline;
    private final long pause;
    private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Boolean> down = new ConcurrentHashMap<>();
    private final Map<String, Integer> kills = Collections.synchronizedMap(new TreeMap<>());
    private final CountDownLatch done = new CountDownLatch(1);
    private final Queue<Instant> storeKills = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    Killer(TwinCampus campus, Random chance, Duration load) {
        this.campus = campus;
        this.chance = chance;
        this.deadline = Instant.now().plus(load);
        // A round in half a minute, later rounds more leisurely: between blows it should be seen that all works.
        this.pause = Math.clamp(load.toMillis() / (ROUND.size() + 2), 1_000, 4_000);
    }

    @Override
    public void run() {
        try (starters) {
            round(deadline.plus(LONGEST_ROUND));
            while (Instant.now().isBefore(deadline)) {
                round(deadline);
            }
            done.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(Instant until) throws InterruptedException {
        var blows = new ArrayList<>(ROUND);
        Collections.shuffle(blows, chance);
        for (var blow : blows) {
            TimeUnit.MILLISECONDS.sleep(pause / 2 + chance.nextLong(pause));
            var parts = blow.stream()
                    .map(part -> part.replace("*", chance.nextBoolean() ? "A" : "B"))
                    .toList();
            if (!awaitTurn(parts, until)) {
                return;
            }
            for (var part : parts) {
                kill(part, chance.nextInt(4_000));
            }
        }
    }

    private boolean awaitTurn(List<String> parts, Instant until) throws InterruptedException {
        while (down.size() + parts.size() > DOWN_AT_ONCE || parts.stream().anyMatch(down::containsKey)) {
            if (Instant.now().isAfter(until)) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return Instant.now().isBefore(until);
    }

    private void kill(String part, int downFor) throws InterruptedException {
        down.put(part, true);
        if (part.equals(TwinCampus.STORE)) {
            storeKills.add(Instant.now());
        }
        campus.kill(part);
        kills.merge(part, 1, Integer::sum);
        System.out.printf("    %tT.%<tL  killed %s%n", java.time.LocalTime.now(), part);
        starters.execute(() -> start(part, downFor));
    }

    private void start(String part, int downFor) {
        try {
            TimeUnit.MILLISECONDS.sleep(downFor);
            campus.start(part);
            System.out.printf("    %tT.%<tL  %s is back%n", java.time.LocalTime.now(), part);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failures.add(String.valueOf(e.getMessage()));
        } finally {
            down.remove(part);
        }
    }

    /** Whether the last blow fell. */
    boolean isDone() {
        return done.getCount() == 0;
    }

    /** How often each part was killed. */
    Map<String, Integer> kills() {
        return kills;
    }

    List<Instant> storeKills() {
        return List.copyOf(storeKills);
    }

    /** What did not come back. */
    List<String> failures() {
        return List.copyOf(failures);
    }
}
