package org.urbanriver.campus.standalone.browser;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;

/** An event whose body lacks what its type promises, so that whoever reads it has to put it aside. */
final class BrokenEvent {

    /** Comes in as if it were about that enrollment, whose last event it is not unless the number is the next. */
    static void sent(String kafkaServers, String enrollment, int sequence) {
        var headers = List.<Header>of(
                header("ce_specversion", "1.0"),
                header("ce_id", enrollment + "." + sequence),
                header("ce_type", "org.urbanriver.campus.enrollment.activated.v1"),
                header("ce_source", "/enrollment-service"),
                header("ce_subject", enrollment),
                header("ce_time", Instant.now().toString()),
                header("ce_sequence", String.valueOf(sequence)),
                header("content-type", "application/json"));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafkaServers), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("enrollment-events", null, enrollment, "{\"enrollment\": 7}", headers))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private BrokenEvent() {}
}
