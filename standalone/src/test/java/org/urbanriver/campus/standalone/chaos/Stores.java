package org.urbanriver.campus.standalone.chaos;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.urbanriver.campus.standalone.TwinCampus;
import org.urbanriver.campus.standalone.chaos.Evidence.Enrolled;
import org.urbanriver.campus.standalone.chaos.Evidence.Mail;
import org.urbanriver.campus.standalone.chaos.Evidence.Offered;
import org.urbanriver.campus.standalone.chaos.Evidence.Reader;
import org.urbanriver.campus.standalone.chaos.Evidence.Told;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the stores, the broker and the mail server hold, past all services. */
final class Stores implements AutoCloseable {

    static final String ENROLLMENT = "enrollment-service";

    private static final List<String> TOPICS = List.of("account-events", "course-events", "enrollment-events");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MongoClient mongo;
    private final String kafka;
    private final Path mails;
    private final Admin admin;

    Stores(TwinCampus campus) {
        this.mongo = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(campus.mongoUri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.readTimeout(10, TimeUnit.SECONDS))
                .build());
        this.kafka = campus.kafkaServers();
        this.mails = campus.mails();
        this.admin = Admin.create(Map.of("bootstrap.servers", kafka));
    }

    MongoClient mongo() {
        return mongo;
    }

    private List<Document> all(String database, String collection) {
        return mongo.getDatabase(database).getCollection(collection).find().into(new ArrayList<>());
    }

    List<Ledger> ledgers() {
        return all(ENROLLMENT, "seats").stream().map(Ledger::of).toList();
    }

    List<Enrolled> enrollments() {
        return all(ENROLLMENT, "enrollments").stream()
                .map(each -> new Enrolled(
                        each.getString("_id"),
                        each.getString("offeringId"),
                        each.getString("studentId"),
                        each.getString("status"),
                        each.getInteger("opening"),
                        instant(each, "changedAt"),
                        number(each, "sequence"),
                        number(each, "version") + 1,
                        each.getList("outbox", Document.class, List.of()).size()))
                .toList();
    }

    List<Offered> offerings() {
        return all(ENROLLMENT, "offerings").stream()
                .map(each -> new Offered(
                        each.getString("_id"),
                        each.get("terms", Document.class).getInteger("capacity", 0),
                        each.getString("status"),
                        number(each, "sequence"),
                        each.getList("outbox", Document.class, List.of()).size()))
                .toList();
    }

    List<Told> inbox() {
        return all("notification-service", "inbox").stream().map(Stores::told).toList();
    }

    List<Mail> mails() {
        return all("notification-service", "mails").stream()
                .map(each -> new Mail(told(each), each.getString("state")))
                .toList();
    }

    private static Told told(Document document) {
        return new Told(document.getString("eventId"), document.getString("recipient"));
    }

    List<String> recorded() {
        return all("notification-service", "recorded_events").stream()
                .map(each -> each.getString("_id"))
                .toList();
    }

    /** Ids of the acts in the audit trail. */
    List<String> acts() {
        return all("notification-service", "audit_trail").stream()
                .map(each -> each.getString("_id"))
                .toList();
    }

    Map<String, Reader> readers() {
        return all("course-service", "readers").stream()
                .collect(Collectors.toMap(
                        each -> each.getString("_id"),
                        each -> new Reader(number(each, "sequence"), each.getString("status"))));
    }

    /** The {@code Message-ID} of each mail that the mail server took, without its domain. */
    List<String> caught() {
        try (var files = Files.list(mails)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(Stores::messageId)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String messageId(Path mail) {
        try (var lines = Files.lines(mail, StandardCharsets.ISO_8859_1)) {
            return lines.takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.startsWith("Message-ID:"))
                    .map(line -> line.replaceAll("^Message-ID:\\s*<|@.*", ""))
                    .findFirst()
                    .orElse("none in " + mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many documents hold events that wait to be sent. */
    long unsent() {
        return Map.of("gateway", "accounts", "course-service", "courses", ENROLLMENT, "enrollments").entrySet().stream()
                        .mapToLong(each -> unsent(each.getKey(), each.getValue()))
                        .sum()
                + unsent(ENROLLMENT, "offerings");
    }

    private long unsent(String database, String collection) {
        return mongo.getDatabase(database).getCollection(collection).countDocuments(Filters.eq("unrelayed", true));
    }

    long mailsWaiting() {
        return mongo.getDatabase("notification-service")
                .getCollection("mails")
                .countDocuments(Filters.eq("state", "QUEUED"));
    }

    /** How many events the consumer groups have yet to read. */
    long lag() throws ExecutionException, InterruptedException {
        var lag = 0L;
        for (var group : admin.listGroups().all().get()) {
            var committed = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            var topics = committed.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
            try (var consumer = consumer()) {
                var partitions = topics.stream()
                        .filter(TOPICS::contains)
                        .flatMap(topic -> partitions(consumer, topic).stream())
                        .toList();
                for (var end : consumer.endOffsets(partitions).entrySet()) {
                    var at = Optional.ofNullable(committed.get(end.getKey()))
                            .map(offset -> offset.offset())
                            .orElse(0L);
                    lag += Math.max(0, end.getValue() - at);
                }
            }
        }
        return lag;
    }

    List<Event> log() {
        var events = new ArrayList<Event>();
        try (var consumer = consumer()) {
            for (var topic : TOPICS) {
                for (var partition : partitions(consumer, topic)) {
                    consumer.assign(List.of(partition));
                    consumer.seekToBeginning(List.of(partition));
                    var end = consumer.endOffsets(List.of(partition)).get(partition);
                    while (consumer.position(partition) < end) {
                        consumer.poll(Duration.ofMillis(500)).forEach(message -> events.add(event(message)));
                    }
                }
            }
        }
        return events;
    }

    Map<String, Long> putAside() {
        var counts = new HashMap<String, Long>();
        try (var consumer = consumer()) {
            consumer.listTopics().keySet().stream()
                    .filter(topic -> topic.endsWith("-dlt"))
                    .forEach(topic -> counts.put(
                            topic,
                            consumer.endOffsets(partitions(consumer, topic)).values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()));
        }
        return counts;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
    }

    private static Event event(ConsumerRecord<String, byte[]> message) {
        var attributes = StreamSupport.stream(message.headers().spliterator(), false)
                .collect(Collectors.toMap(
                        header -> header.key(),
                        header -> new String(header.value(), StandardCharsets.UTF_8),
                        (first, last) -> last));
        return new Event(
                attributes.get("ce_id"),
                attributes.get("ce_type"),
                attributes.get("ce_subject"),
                Long.parseLong(attributes.get("ce_sequence")),
                Instant.parse(attributes.get("ce_time")),
                message.topic(),
                message.partition(),
                message.offset(),
                new Event.Origin(
                        attributes.getOrDefault("ce_actor", ""),
                        attributes.getOrDefault("ce_actorroles", ""),
                        attributes.getOrDefault("ce_cause", "")),
                JSON.readTree(message.value()));
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }

    private static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
        mongo.close();
    }
}
