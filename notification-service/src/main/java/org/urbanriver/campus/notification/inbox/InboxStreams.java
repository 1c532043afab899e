package org.urbanriver.campus.notification.inbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.notification.stream.LiveSource;
import org.urbanriver.campus.notification.stream.Position;

/**
 * Feeds live inboxes. The store alone tells what is new; signals and the poll only tell when to look, so that neither a lost
 * signal nor another instance's write leaves a gap.
 */
@Component
class InboxStreams {

    private static final Logger log = LoggerFactory.getLogger(InboxStreams.class);

    /** How far the poll looks back: more than its own pause and the difference of two clocks. */
    private static final Duration RECENT = Duration.ofSeconds(10);

    /** A look without a signal, in case both signal and poll missed something. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private final Inbox inbox;
    private final Clock clock;
    private final ConcurrentHashMap<String, Set<Live>> connected = new ConcurrentHashMap<>();

    InboxStreams(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /** @param after where to go on; null begins with what comes next */
    LiveSource open(String recipient, @Nullable Position after) {
        var live = new Live(recipient);
        connected.compute(recipient, (key, others) -> {
            var all = others == null ? ConcurrentHashMap.<Live>newKeySet() : others;
            all.add(live);
            return all;
        });
        try {
            live.position = after == null ? inbox.standing(recipient).position() : after;
        } catch (RuntimeException e) {
            live.close();
            throw e;
        }
        return live;
    }

    void wake(String recipient) {
        connected.getOrDefault(recipient, Set.of()).forEach(live -> live.signal.release());
    }

    /** Entries that another instance wrote. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void poll() {
        if (connected.isEmpty()) {
            return;
        }
        try {
            inbox.recipientsSince(clock.instant().minus(RECENT), List.copyOf(connected.keySet()))
                    .forEach(this::wake);
        } catch (RuntimeException e) {
            log.warn("Live inboxes will be polled again: {}", e.getMessage());
        }
    }

    private final class Live implements LiveSource {

        private final String recipient;
        /** One permit from the start: the first look is due at once. */
        private final Semaphore signal = new Semaphore(1);

        private Position position = Position.start();
        private long lookedAt = System.nanoTime();

        Live(String recipient) {
            this.recipient = recipient;
        }

        @Override
        public List<Item> next(Duration atMost) throws InterruptedException {
            var signalled = signal.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (!signalled && System.nanoTime() - lookedAt < LOOK_AGAIN.toNanos()) {
                return List.of();
            }
            signal.drainPermits();
            lookedAt = System.nanoTime();
            var items = new ArrayList<Item>();
            for (var entry : inbox.after(recipient, position)) {
                position = position.with(Topics.ENROLLMENTS, entry.partition(), entry.offset());
                items.add(new Item(position, "entry", entry.view()));
            }
            return items;
        }

        @Override
        public Position position() {
            return position;
        }

        @Override
        public void close() {
            connected.computeIfPresent(recipient, (key, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
