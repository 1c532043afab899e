package org.urbanriver.campus.platform.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaUtils;

/** Puts aside what a consumer cannot digest, in a topic of its own for each group, so that the rest flows on. */
class DeadLetters extends DeadLetterPublishingRecoverer {

    private final KafkaAdmin admin;
    private final short replicas;
    private final Set<String> declared = ConcurrentHashMap.newKeySet();

    DeadLetters(KafkaTemplate<String, byte[]> kafka, KafkaAdmin admin, short replicas) {
        super(kafka, (message, e) -> new TopicPartition(topic(message), 0));
        this.admin = admin;
        this.replicas = replicas;
        setFailIfSendResultIsError(true);
        addHeadersFunction(DeadLetters::whatHappened);
    }

    private static Headers whatHappened(ConsumerRecord<?, ?> message, Exception e) {
        var failure = Failure.of(e);
        var headers = new RecordHeaders();
        put(headers, Failure.KIND, failure.kind());
        put(headers, Failure.REASON, failure.reason());
        var attempt = message.headers().lastHeader(KafkaHeaders.DELIVERY_ATTEMPT);
        if (attempt != null) {
            var attempts = ByteBuffer.wrap(attempt.value()).getInt();
            put(headers, Failure.ATTEMPTS, Integer.toString(attempts));
        }
        return headers;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void accept(
            ConsumerRecord<?, ?> message,
            org.apache.kafka.clients.consumer.@Nullable Consumer<?, ?> consumer,
            Exception e) {
        var topic = topic(message);
        if (declared.add(topic)) {
            try {
                admin.createOrModifyTopics(TopicBuilder.name(topic)
                        .partitions(1)
                        .replicas(replicas)
                        .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                        .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, EventsAutoConfiguration.LARGEST)
                        .build());
            } catch (RuntimeException failed) {
                declared.remove(topic);
                throw failed;
            }
        }
        super.accept(message, consumer, e);
    }

    private static String topic(ConsumerRecord<?, ?> message) {
        return message.topic() + "." + KafkaUtils.getConsumerGroupId() + "-dlt";
    }
}
