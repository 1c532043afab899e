package org.urbanriver.campus.standalone.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTests {

    @TempDir
    Path folder;

    @Test
    void keepsEventsOverARestartOnOtherPorts() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0, 0)) {
            try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("course-events", Optional.of(3), Optional.empty())))
                        .all()
                        .get(10, TimeUnit.SECONDS);
            }
            send(kafka, "published");
        }

        try (var kafka = EmbeddedKafka.start(folder, 0, 0)) {
            send(kafka, "withdrawn");

            assertThat(received(kafka, 2)).containsExactly("published", "withdrawn");
        }
    }

    private static void send(EmbeddedKafka kafka, String event) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("course-events", "course-1", event))
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> received(EmbeddedKafka kafka, int count) {
        var received = new java.util.ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        "readers",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("course-events"));
            var end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
            while (received.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> received.add(event.value()));
            }
        }
        return received;
    }
}
