package org.urbanriver.campus.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.urbanriver.campus.standalone.stores.EmbeddedKafka;
import org.urbanriver.campus.standalone.stores.EmbeddedMongo;

/** The stores of this test run, started once and left to the end of the JVM. */
public record TestStores(String mongoUri, String kafkaServers) {

    private static final Logger log = LoggerFactory.getLogger(TestStores.class);

    /** Starts the stores when they are first asked for, and says which they are. */
    public static TestStores running() {
        return Holder.STORES;
    }

    private static TestStores start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            log.warn("Test stores: the embedded ones, as no container engine answers");
            return embedded();
        }
        try {
            var stores = containers();
            log.warn("Test stores: MongoDB and Kafka in containers");
            return stores;
        } catch (RuntimeException e) {
            log.warn("Test stores: the embedded ones, as the container images cannot be had: {}", e.getMessage());
            return embedded();
        }
    }

    @SuppressWarnings("resource") // Testcontainers itself removes them after the JVM has ended.
    private static TestStores containers() {
        var mongo = new MongoDBContainer("mongo:8.0");
        var kafka = new KafkaContainer("apache/kafka:4.2.1");
        mongo.start();
        kafka.start();
        return new TestStores(mongo.getConnectionString(), kafka.getBootstrapServers());
    }

    @SuppressWarnings("resource") // Closed when the JVM ends.
    private static TestStores embedded() {
        try {
            var folder = Files.createTempDirectory("campus-test-kafka");
            var mongo = EmbeddedMongo.open(null, 0);
            var kafka = EmbeddedKafka.start(folder, 0, 0);
            return new TestStores(mongo.uri(), kafka.bootstrapServers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final TestStores STORES = start();
    }
}
