package org.urbanriver.campus.notification.monitor;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.notification.stream.LiveSource;
import org.urbanriver.campus.notification.stream.Position;
import org.urbanriver.campus.platform.events.Replay;
import org.urbanriver.campus.platform.problems.RuleViolated;

/**
 * Feeds live monitors from the topics themselves, a reader of its own each: the position of a stream is the reader's, so any
 * instance resumes it exactly. An event is told when it is on record, as the record alone knows which of two copies came
 * first. Admins are few; for many readers this would be dear.
 */
@Component
class MonitorStreams {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** What is not on record by then never will be, or the record is far behind; live events do not wait for it. */
    private static final Duration RECORDED_WITHIN = Duration.ofSeconds(30);

    private final ConsumerFactory<?, ?> consumers;
    private final EventReader reader;
    private final RecordedEvents recorded;
    private final Clock clock;
    private final String namespace;

    MonitorStreams(
            ConsumerFactory<?, ?> consumers,
            EventReader reader,
            RecordedEvents recorded,
            Clock clock,
            @Value("${campus.namespace}") String namespace) {
        this.consumers = consumers;
        this.reader = reader;
        this.recorded = recorded;
        this.clock = clock;
        this.namespace = namespace;
    }

    /** @param after where to go on; null begins with what comes next */
    LiveSource open(EventFilter filter, @Nullable Position after) {
        var settings = new Properties();
        settings.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "200");
        settings.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "1048576");
        var consumer = consumers.createConsumer(null, null, null, settings);
        try {
            return new Live(consumer, filter, seek(consumer, after));
        } catch (KafkaException e) {
            consumer.close();
            throw new RuleViolated(
                    ProblemType.UNAVAILABLE, "The live events cannot be reached right now. Try again in a moment.");
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private Position seek(Consumer<?, ?> consumer, @Nullable Position after) {
        var partitions = Stream.of(Topics.ACCOUNTS, Topics.COURSES, Topics.ENROLLMENTS)
                .flatMap(topic -> consumer.partitionsFor(namespace + topic, PATIENCE).stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        var firsts = consumer.beginningOffsets(partitions, PATIENCE);
        var ends = consumer.endOffsets(partitions, PATIENCE);
        var position = Position.start();
        for (var each : partitions) {
            long first = firsts.getOrDefault(each, 0L);
            long end = ends.getOrDefault(each, 0L);
            var next = end;
            if (after != null) {
                var wanted = after.of(topic(each.topic()), each.partition()) + 1;
                // Beyond the end lies only what a topic held before it was lost and made anew.
                next = wanted > end ? first : Math.max(wanted, first);
            }
            consumer.seek(each, next);
            if (next > 0) {
                position = position.with(topic(each.topic()), each.partition(), next - 1);
            }
        }
        return position;
    }

    private String topic(String name) {
        return name.substring(namespace.length());
    }

    private record Arrived(ConsumerRecord<?, ?> message, Optional<RecordedEvent> event) {}

    private final class Live implements LiveSource {

        private final Consumer<?, ?> consumer;
        private final EventFilter filter;
        private final Deque<Arrived> waiting = new ArrayDeque<>();

        private Position position;

        Live(Consumer<?, ?> consumer, EventFilter filter, Position position) {
            this.consumer = consumer;
            this.filter = filter;
            this.position = position;
        }

        @Override
        public List<Item> next(Duration atMost) throws InterruptedException {
            if (waiting.isEmpty()) {
                consumer.poll(atMost).forEach(message -> waiting.add(new Arrived(message, event(message))));
            } else {
                Thread.sleep(LOOK_AGAIN);
            }
            return recorded();
        }

        /** What is on record of that which was read, up to the first that is not. */
        private List<Item> recorded() {
            var items = new ArrayList<Item>();
            var ids = waiting.stream()
                    .flatMap(each -> each.event().stream())
                    .map(RecordedEvent::id)
                    .collect(Collectors.toSet());
            var onRecord = ids.isEmpty() ? Map.<String, RecordedEvent>of() : recorded.find(ids);
            while (!waiting.isEmpty()) {
                var next = waiting.getFirst();
                var event = next.event().orElse(null);
                var first = event == null ? null : onRecord.get(event.id());
                if (event != null && first == null && isExpected(event)) {
                    break;
                }
                waiting.removeFirst();
                position = position.with(
                        topic(next.message().topic()),
                        next.message().partition(),
                        next.message().offset());
                if (event != null && filter.matches(event) && (first == null || first.arrivedAtTheSamePlaceAs(event))) {
                    items.add(new Item(position, "event", reader.view(first == null ? event : first)));
                }
            }
            return items;
        }

        private boolean isExpected(RecordedEvent event) {
            return event.relayedAt() != null
                    && event.relayedAt().isAfter(clock.instant().minus(RECORDED_WITHIN));
        }

        /** None for what is no event, which is among the dead letters, nor for what was told when it was new. */
        private Optional<RecordedEvent> event(ConsumerRecord<?, ?> message) {
            if (Replay.isForOthers(message)) {
                return Optional.empty();
            }
            try {
                return Optional.of(reader.read(message));
            } catch (ConversionException e) {
                return Optional.empty();
            }
        }

        @Override
        public Position position() {
            return position;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
