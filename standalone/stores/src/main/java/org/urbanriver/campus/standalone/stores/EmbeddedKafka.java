package org.urbanriver.campus.standalone.stores;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real Kafka broker, its own controller, on the loopback address: one node, so nothing is replicated. */
public final class EmbeddedKafka implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Returns when the broker takes requests; port 0 takes a free one. The ports may differ from the last start's. */
    public static EmbeddedKafka start(Path folder, int port, int controllerPort) {
        var clients = Ports.available(port, "Kafka", "kafka-port");
        var controller = Ports.available(controllerPort, "Kafka's controller", "controller-port");
        format(folder);
        KafkaRaftServer server;
        try {
            server = new KafkaRaftServer(KafkaConfig.fromProps(settings(folder, clients, controller)), Time.SYSTEM);
            server.startup();
        } catch (RuntimeException e) {
            throw new StoresFailure(
                    StoresFailure.OTHER,
                    "Kafka does not start on the folder %s: stop another Kafka that uses it, or put back a copy of it."
                            .formatted(folder),
                    e);
        }
        return new EmbeddedKafka(server, clients);
    }

    private static void format(Path folder) {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(folder);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setDirectories(List.of(folder.toString()))
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        } catch (Exception e) {
            throw new StoresFailure(
                    StoresFailure.OTHER,
                    "The folder %s cannot be prepared for Kafka: empty it or choose another.".formatted(folder),
                    e);
        }
    }

    private static StoresFailure cannotWrite(Path folder, IOException e) {
        return new StoresFailure(
                StoresFailure.DISK,
                "The folder %s cannot be written (%s): free some disk space, or correct its permissions."
                        .formatted(folder, e.getMessage()),
                e);
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "node.id", "1",
                "process.roles", "broker,controller",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "controller.listener.names", "CONTROLLER",
                "listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort),
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "PLAINTEXT",
                "log.dirs", folder.toString()));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "auto.create.topics.enable", "false",
                "log.retention.hours", String.valueOf(7 * 24)));
        // Tells clients what kind of broker this is; of a single one it means nothing else.
        settings.put("broker.rack", "embedded");
        // After a kill the broker's old registration has to expire before it may come back.
        settings.putAll(Map.of("broker.session.timeout.ms", "2000", "broker.heartbeat.interval.ms", "500"));
        // One machine: few threads, little memory.
        settings.putAll(Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "num.recovery.threads.per.data.dir", "1",
                "num.replica.fetchers", "1",
                "log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20),
                "log.segment.bytes", String.valueOf(64 << 20),
                "metadata.log.segment.bytes", String.valueOf(16 << 20)));
        return settings;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
