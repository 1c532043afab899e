package org.urbanriver.campus.notification.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
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
 * instance resumes it exactly. Admins are few; for many readers this would be dear.
 */
@Component
class MonitorStreams {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int REMEMBERED = 2_000;

    private final ConsumerFactory<?, ?> consumers;
    private final EventReader reader;
    private final RecordedEvents recorded;
    private final String namespace;

    MonitorStreams(
            ConsumerFactory<?, ?> consumers,
            EventReader reader,
            RecordedEvents recorded,
            @Value("${campus.namespace}") String namespace) {
        this.consumers = consumers;
        this.reader = reader;
        this.recorded = recorded;
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

    private final class Live implements LiveSource {

        private final Consumer<?, ?> consumer;
        private final EventFilter filter;
        private final Map<String, Boolean> told = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > REMEMBERED;
            }
        };

        private Position position;

        Live(Consumer<?, ?> consumer, EventFilter filter, Position position) {
            this.consumer = consumer;
            this.filter = filter;
            this.position = position;
        }

        @Override
        public List<Item> next(Duration atMost) {
            var items = new ArrayList<Item>();
            for (var message : consumer.poll(atMost)) {
                position = position.with(topic(message.topic()), message.partition(), message.offset());
                if (Replay.isForOthers(message)) {
                    continue; // it was told when it was new
                }
                try {
                    var event = reader.read(message);
                    if (filter.matches(event)) {
                        firstTime(event).ifPresent(first -> items.add(new Item(position, "event", reader.view(first))));
                    }
                } catch (ConversionException e) {
                    // No event; it is among the dead letters.
                }
            }
            return items;
        }

        /** A producer that was interrupted sends an event again; it happened only once. */
        private Optional<RecordedEvent> firstTime(RecordedEvent event) {
            var onRecord = recorded.find(event.id());
            var repeated =
                    onRecord.map(first -> !first.arrivedAtTheSamePlaceAs(event)).orElse(false);
            return repeated || told.put(event.id(), true) != null
                    ? Optional.empty()
                    : onRecord.or(() -> Optional.of(event));
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
