package org.urbanriver.campus.platform.events;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Sends what waits in the outboxes: right after a save, and again every second for whatever a broker's absence or a crash
 * left behind. An aggregate's events go out one after the other and are removed only when the broker has them, so they
 * may arrive twice, but are never lost and never overtake one another.
 */
class OutboxRelay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(15);
    /** Younger entries are left to the relay that their own save started. */
    private static final Duration SWEEP_AGE = Duration.ofSeconds(1);

    private static final int SWEEP_SIZE = 500;
    private static final int AT_ONCE = 64;

    private final MongoTemplate mongo;
    private final KafkaTemplate<String, byte[]> kafka;
    private final KafkaAdmin admin;
    private final EventCodec codec;
    private final Clock clock;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Semaphore declaring = new Semaphore(1);
    /** One lane a document, as long as somebody works on it: what is to be sent after what is being sent. */
    private final ConcurrentHashMap<Lane, Waiting> lanes = new ConcurrentHashMap<>();

    private final SentEvents sentEvents;

    /** What was sent a moment ago: a save in between brings back what was not removed by then. */
    private final Cache<Fact, Boolean> justSent = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(30))
            .maximumSize(10_000)
            .build();

    private final AtomicInteger brokerFailures = new AtomicInteger();
    private volatile boolean brokerAway;
    private volatile Backlog backlog = new Backlog(0, false, null, null);

    OutboxRelay(
            MongoTemplate mongo, KafkaTemplate<String, byte[]> kafka, KafkaAdmin admin, EventCodec codec, Clock clock) {
        this.mongo = mongo;
        this.kafka = kafka;
        this.admin = admin;
        this.codec = codec;
        this.clock = clock;
        this.sentEvents = new SentEvents(mongo);
    }

    /** What waits in all outboxes of this service, as the last sweep saw it. */
    Backlog backlog() {
        return backlog;
    }

    /** Sends what an outbox held when it was saved with this sequence. */
    void relaySoon(String collection, String id, List<OutboxEntry> outbox, long sequence) {
        relaySoon(new Lane(collection, id), new Waiting(outbox, sequence));
    }

    private void relaySoon(Lane lane, Waiting waiting) {
        if (brokerAway) {
            return; // the sweep will find it; until the broker is back, trying each one only piles up work
        }
        var idle = new AtomicBoolean();
        lanes.compute(lane, (same, next) -> {
            idle.set(next == null);
            return next == null ? waiting : next.orLater(waiting);
        });
        if (idle.get()) {
            try {
                workers.execute(() -> work(lane, false));
            } catch (RejectedExecutionException e) {
                lanes.remove(lane); // the service ends; the sweep of the next start will find it
            }
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        try {
            var now = clock.instant();
            var found = new LinkedHashMap<String, List<Document>>();
            for (var collection : outboxCollections()) {
                var query = new BasicQuery(new Document("unrelayed", true), new Document("outbox.time", 1))
                        .limit(SWEEP_SIZE);
                found.put(collection, mongo.find(query, Document.class, collection));
            }
            backlog = backlog(found.values(), now); // before relaying, which takes its time while the broker is away
            found.forEach((collection, documents) -> relayAll(collection, documents, now));
        } catch (RuntimeException e) {
            log.warn("The outbox sweep will be repeated: {}", e.getMessage());
        }
    }

    private static Backlog backlog(Collection<List<Document>> found, Instant now) {
        long waiting = 0;
        Instant oldest = null;
        for (var documents : found) {
            for (var document : documents) {
                var entries = document.getList("outbox", Document.class, List.of());
                waiting += entries.size();
                var first = entries.isEmpty()
                        ? now
                        : entries.getFirst().getDate("time").toInstant();
                oldest = oldest == null || first.isBefore(oldest) ? first : oldest;
            }
        }
        var more = found.stream().anyMatch(documents -> documents.size() == SWEEP_SIZE);
        return new Backlog(waiting, more, oldest, now);
    }

    private void relayAll(String collection, List<Document> found, Instant now) {
        for (var document : found) {
            var entries = document.getList("outbox", Document.class, List.of());
            if (!entries.isEmpty()
                    && entries.getFirst().getDate("time").toInstant().isAfter(now.minus(SWEEP_AGE))) {
                continue;
            }
            var lane = new Lane(collection, document.getString("_id"));
            if (!brokerAway) {
                relaySoon(lane, Waiting.UNREAD);
            } else if (lanes.putIfAbsent(lane, Waiting.UNREAD) == null) {
                var failuresBefore = brokerFailures.get();
                work(lane, true); // one try tells whether the broker is back, unless it did not come to ask it
                if (brokerFailures.get() != failuresBefore) {
                    return;
                }
            }
        }
    }

    /** @param evenIfAway to find out whether the broker is back; others who waited for their place give up then */
    private void work(Lane lane, boolean evenIfAway) {
        places.acquireUninterruptibly();
        try {
            if (brokerAway && !evenIfAway) {
                lanes.remove(lane);
                return;
            }
            do {
                relay(lane, lanes.put(lane, Waiting.NOTHING));
            } while (!lanes.remove(lane, Waiting.NOTHING));
        } catch (RuntimeException | Error e) {
            lanes.remove(lane); // else nobody would ever look at it again
            log.warn("Events of {} wait for the next sweep: {}", lane, e.getMessage());
        } finally {
            places.release();
        }
    }

    private void relay(Lane lane, @Nullable Waiting next) {
        var waiting = next == null || next == Waiting.UNREAD ? read(lane) : next;
        var sent = new ArrayList<String>();
        try {
            for (var entry : waiting.entries()) {
                var fact = Fact.of(entry);
                if (justSent.getIfPresent(fact) == null) {
                    send(lane.id(), entry);
                    justSent.put(fact, true);
                }
                sent.add(entry.eventId());
            }
        } finally {
            if (!sent.isEmpty()) {
                var last = sent.size() == waiting.entries().size() ? waiting.sequence() : null;
                sentEvents.remove(new SentEvents.Sent(lane.collection(), lane.id(), sent, last));
            }
        }
    }

    private Waiting read(Lane lane) {
        var found = mongo.findOne(
                new BasicQuery(new Document("_id", lane.id()), new Document("outbox", 1).append("sequence", 1)),
                Document.class,
                lane.collection());
        if (found == null) {
            return Waiting.NOTHING;
        }
        var entries = found.getList("outbox", Document.class, List.of()).stream()
                .map(entry -> mongo.getConverter().read(OutboxEntry.class, entry))
                .toList();
        return new Waiting(entries, found.get("sequence", Number.class).longValue());
    }

    private void send(String aggregateId, OutboxEntry entry) {
        var message = codec.toRecord(aggregateId, entry);
        try {
            kafka.send(message).get(SEND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (brokerAway) {
                log.info("The broker is back");
                brokerAway = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            if (!isRefused(e)) {
                brokerFailed();
            }
            throw new IllegalStateException(
                    "the broker did not take " + entry.eventId() + ", " + NestedExceptionUtils.getMostSpecificCause(e),
                    e);
        }
    }

    /** Whether it is this event alone that the broker will never take: the others must not wait for it. */
    private static boolean isRefused(Throwable e) {
        var cause = NestedExceptionUtils.getMostSpecificCause(e);
        return cause instanceof RecordTooLargeException
                || cause instanceof InvalidRecordException
                || cause instanceof SerializationException;
    }

    private void brokerFailed() {
        brokerAway = true;
        brokerFailures.incrementAndGet();
        if (declaring.tryAcquire()) {
            try {
                admin.initialize(); // a broker that lost its data, or was not there at start, lacks the topics
            } finally {
                declaring.release();
            }
        }
    }

    private Collection<String> outboxCollections() {
        return mongo.getConverter().getMappingContext().getPersistentEntities().stream()
                .filter(entity -> Aggregate.class.isAssignableFrom(entity.getType()))
                .filter(entity -> !Modifier.isAbstract(entity.getType().getModifiers()))
                .map(entity -> mongo.getCollectionName(entity.getType()))
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        workers.close();
        sentEvents.close();
    }

    /**
     * @param more whether more wait than were looked at
     * @param oldest when the first of them was published; none when nothing waits
     * @param seenAt none before the first look
     */
    record Backlog(
            long waiting,
            boolean more,
            @Nullable Instant oldest,
            @Nullable Instant seenAt) {

        Duration age(Instant now) {
            return Optional.ofNullable(oldest)
                    .map(since -> Duration.between(since, now))
                    .orElse(Duration.ZERO);
        }
    }

    private record Lane(String collection, String id) {}

    /** An event, as the store gives it back: to the millisecond. */
    private record Fact(String eventId, String type, long time) {

        static Fact of(OutboxEntry entry) {
            return new Fact(entry.eventId(), entry.type(), entry.time().toEpochMilli());
        }
    }

    /**
     * What an outbox holds.
     *
     * @param sequence of the document's last event then
     */
    private record Waiting(List<OutboxEntry> entries, long sequence) {

        private static final Waiting NOTHING = new Waiting(List.of(), 0);
        /** Is looked up when its turn comes. */
        private static final Waiting UNREAD = new Waiting(List.of(), Long.MAX_VALUE);

        /** A later save's outbox holds all that was not removed yet. */
        Waiting orLater(Waiting other) {
            return other.sequence > sequence ? other : this;
        }
    }
}
