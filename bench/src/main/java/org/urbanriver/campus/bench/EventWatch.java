package org.urbanriver.campus.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Watches the monitor's live stream of enrollments, as an admin's page does, and notes when each one is told. */
final class EventWatch implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Person admin;
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final Thread reader;
    private volatile boolean closed;
    private String position = "";

    private EventWatch(Person admin) {
        this.admin = admin;
        this.reader = Thread.ofPlatform().daemon().name("event watch").unstarted(this::read);
    }

    /** Returns when the stream is open. */
    static EventWatch open(Person admin) throws InterruptedException {
        var watch = new EventWatch(admin);
        watch.reader.start();
        watch.open.await();
        return watch;
    }

    /** When the enrollment was told, by {@link System#nanoTime()}. */
    @Nullable
    Long told(String enrollmentId) {
        return told.get(enrollmentId);
    }

    /** A stream ends after a while, and goes on behind the event that was seen last. */
    private void read() {
        while (!closed) {
            try (var lines = admin.follow("/api/monitor/events/stream?type=enrollment.activated", position)) {
                lines.takeWhile(line -> !closed).forEach(this::take);
            } catch (RuntimeException e) {
                if (!closed) {
                    System.err.println("The monitor's stream is opened again: " + e);
                }
            }
        }
    }

    private void take(String line) {
        if (line.startsWith("id:")) {
            position = line.substring(3).strip();
            open.countDown();
        } else if (line.startsWith("data:")) {
            var now = System.nanoTime();
            told.put(JSON.readTree(line.substring(5)).get("enrollmentId").asString(), now);
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
    }
}
