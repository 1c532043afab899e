package org.urbanriver.campus.notification.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.util.backoff.FixedBackOff;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.events.Envelope;
import org.urbanriver.campus.platform.events.EventCodec;
import org.urbanriver.campus.platform.events.Replay;

/**
 * Reads all topics to count. In batches, about one a second, so that counting costs next to nothing; and for ever, as a number
 * that cannot be stored now is no dead letter.
 */
class RateEvents implements BatchMessageListener<String, byte[]> {

    private static final Pattern KIND = Pattern.compile("[A-Za-z0-9_-]{1,60}(\\.[A-Za-z0-9_-]{1,60}){0,5}");
    private static final int REMEMBERED = 20_000;

    private final EventRates rates;
    private final EventCodec codec;
    private final int namespace;
    /** Last sequence counted of an aggregate: a relay that was interrupted sends an event again, at another offset. */
    private final Map<String, Long> sequences = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    RateEvents(EventRates rates, EventCodec codec, int namespace) {
        this.rates = rates;
        this.codec = codec;
        this.namespace = namespace;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> messages) {
        var events = new ArrayList<EventRates.Counted>();
        var seen = new HashMap<String, Long>();
        for (var message : messages) {
            if (!Replay.isForOthers(message)) {
                envelope(message)
                        .filter(event -> isNew(event, seen))
                        .ifPresent(event -> events.add(new EventRates.Counted(
                                message.topic().substring(namespace) + "/" + message.partition(),
                                message.offset(),
                                event.time(),
                                kind(event))));
            }
        }
        rates.count(events);
        seen.forEach((subject, sequence) -> {
            sequences.remove(subject);
            sequences.put(subject, sequence);
        });
    }

    private boolean isNew(Envelope event, Map<String, Long> seen) {
        var last = seen.getOrDefault(event.subject(), sequences.getOrDefault(event.subject(), 0L));
        if (event.sequence() <= last) {
            return false;
        }
        seen.put(event.subject(), event.sequence());
        return true;
    }

    private Optional<Envelope> envelope(ConsumerRecord<?, ?> message) {
        try {
            return Optional.of(codec.envelope(message));
        } catch (ConversionException e) {
            return Optional.empty(); // no event; the monitor's group tells
        }
    }

    private static String kind(Envelope event) {
        var kind = EventTypes.kind(event.type());
        return EventRates.field(KIND.matcher(kind).matches() ? kind : "other");
    }

    @Configuration(proxyBeanMethods = false)
    static class Consumer {

        private static final long AGAIN_AFTER_MILLIS = 2_000;

        @Bean
        ConcurrentMessageListenerContainer<String, byte[]> rateCounting(
                ConcurrentKafkaListenerContainerFactory<String, byte[]> factory,
                EventRates rates,
                EventCodec codec,
                @Value("${campus.namespace}") String namespace) {
            var container = factory.createContainer(
                    namespace + Topics.ACCOUNTS, namespace + Topics.COURSES, namespace + Topics.ENROLLMENTS);
            container.setBeanName("rates");
            var few = new Properties();
            few.setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "262144");
            few.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "1000");
            few.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
            var settings = container.getContainerProperties();
            settings.setGroupId(namespace + "notification-service.rates");
            settings.setKafkaConsumerProperties(few);
            settings.setAckMode(AckMode.BATCH);
            settings.setMessageListener(new RateEvents(rates, codec, namespace.length()));
            container.setCommonErrorHandler(
                    new DefaultErrorHandler(new FixedBackOff(AGAIN_AFTER_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
            return container;
        }
    }
}
