package org.urbanriver.campus.platform.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaTemplate;
import org.urbanriver.campus.contracts.events.CampusEvent;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.contracts.events.ExampleEvents;
import org.urbanriver.campus.contracts.events.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends events as other services would, and sees everything that travels in this context's namespace. */
public class Events implements DisposableBean {

    public static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PREFIX = "org.urbanriver.campus.";

    private final KafkaTemplate<String, byte[]> kafka;
    private final JsonMapper json;
    private final String namespace;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Thread watcher;
    private volatile boolean closing;

    Events(
            KafkaTemplate<String, byte[]> kafka,
            JsonMapper json,
            @Value("${campus.namespace}") String namespace,
            @Value("${spring.kafka.bootstrap-servers}") String servers) {
        this.kafka = kafka;
        this.json = json;
        this.namespace = namespace;
        this.watcher = Thread.ofPlatform().daemon().name("events-seen").start(() -> watch(servers));
    }

    /** Sends the contract's example of a type, such as {@code course.published.v1}. */
    public void sendExample(String type, long sequence) {
        send(type, ExampleEvents.json(PREFIX + type), sequence);
    }

    /** Sends an event; its id follows from subject and sequence, as always. */
    public void send(CampusEvent event, long sequence) {
        send(EventTypes.name(event).substring(PREFIX.length()), json.writeValueAsString(event), sequence);
    }

    /** Sends an event that tells more in its headers, such as {@code ce_actor}; absent ones are left out. */
    public void send(CampusEvent event, long sequence, Map<String, @Nullable String> more) {
        var type = EventTypes.name(event).substring(PREFIX.length());
        var headers = new HashMap<>(headers(type, event.subject(), sequence));
        more.forEach((name, value) -> {
            if (value != null) {
                headers.put(name, value);
            }
        });
        send(topic(type), event.subject(), headers, json.writeValueAsBytes(event));
    }

    /** Sends a body as an event of a type, such as {@code course.published.v1}. */
    public void send(String type, String body, long sequence) {
        var subject = EventTypes.record(PREFIX + type)
                .map(record -> (CampusEvent) json.readValue(body, record))
                .map(CampusEvent::subject)
                .orElse("unknown");
        send(topic(type), subject, headers(type, subject, sequence), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends anything at all, well-formed or not, and waits until the broker has it. */
    public void send(String topic, String key, Map<String, String> headers, byte @Nullable [] value) {
        var message = new ProducerRecord<String, byte[]>(namespace + topic, key, value);
        headers.forEach((name, header) -> message.headers().add(name, header.getBytes(StandardCharsets.UTF_8)));
        kafka.send(message).join();
    }

    /** The CloudEvents headers of an event of a type, such as {@code course.published.v1}. */
    public static Map<String, String> headers(String type, String subject, long sequence) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                subject + "." + sequence,
                "ce_source",
                "/test",
                "ce_type",
                PREFIX + type,
                "ce_subject",
                subject,
                "ce_time",
                Instant.parse("2026-03-02T15:10:00Z").toString(),
                "ce_sequence",
                Long.toString(sequence),
                "content-type",
                "application/json");
    }

    /** Waits for the first event of a type about a subject and gives its record as it travelled. */
    public Seen awaitPublished(String type, String subject) {
        return await().atMost(PATIENCE)
                .until(() -> published(type, subject).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Every record of a type about a subject that was seen so far, duplicates included, in their order. */
    public List<Seen> published(String type, String subject) {
        return seen.stream()
                .filter(each -> each.type().equals(PREFIX + type) && each.key().equals(subject))
                .toList();
    }

    /** Everything seen so far about a subject, in its order, duplicates included. */
    public List<Seen> published(String subject) {
        return seen.stream().filter(each -> each.key().equals(subject)).toList();
    }

    /** Waits for a dead letter of a group, such as {@code course-service.readers}, that has this key. */
    public Seen awaitDeadLetter(String group, String key) {
        return await().atMost(PATIENCE)
                .until(
                        () -> seen.stream()
                                .filter(each -> each.topic().endsWith("." + namespace + group + "-dlt")
                                        && each.key().equals(key))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Fails unless the body is, field for field, the contract's example of the type. */
    public void assertIsExample(Seen event, String type) {
        assertThat(event.body()).isEqualTo(json.readTree(ExampleEvents.json(PREFIX + type)));
    }

    private static String topic(String type) {
        return switch (type.substring(0, type.indexOf('.'))) {
            case "account" -> Topics.ACCOUNTS;
            case "course", "media", "technique" -> Topics.COURSES;
            default -> Topics.ENROLLMENTS;
        };
    }

    private void watch(String servers) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.GROUP_ID_CONFIG,
                namespace + "test",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                300);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(Pattern.compile(Pattern.quote(namespace) + ".*"));
            while (!closing) {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> seen.add(seen(each)));
            }
        }
    }

    private Seen seen(ConsumerRecord<String, byte[]> message) {
        var type = message.headers().lastHeader("ce_type");
        return new Seen(
                message.topic(),
                Optional.ofNullable(message.key()).orElse(""),
                type == null ? "" : new String(type.value(), StandardCharsets.UTF_8),
                message);
    }

    @Override
    public void destroy() throws InterruptedException {
        closing = true;
        watcher.join(5_000);
    }

    /** A record as it was seen on a topic. */
    public record Seen(String topic, String key, String type, ConsumerRecord<String, byte[]> message) {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        public JsonNode body() {
            return JSON.readTree(message.value());
        }

        /** The value of a header; empty when it is not there. */
        public String header(String name) {
            var header = message.headers().lastHeader(name);
            return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        }

        public long sequence() {
            return Long.parseLong(header("ce_sequence"));
        }
    }
}
