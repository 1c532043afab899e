package org.urbanriver.campus.standalone.stores;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTests {

    @TempDir
    Path data;

    @Test
    void loseNoAcknowledgedWriteAndTearNoIndexWhenKilled() throws Exception {
        var acknowledged = new ConcurrentHashMap<String, String>();
        for (var round = 0; round < 2; round++) {
            try (var stores = StoresProcess.start(data, "--kafka=false").ready();
                    var client = MongoClients.create(stores.mongoUri());
                    var writers = Executors.newVirtualThreadPerTaskExecutor()) {
                var written = client.getDatabase("test").getCollection("written");
                written.createIndex(ascending("slug"), new IndexOptions().unique(true));
                written.createIndex(ascending("state"));
                for (var writer = 0; writer < 4; writer++) {
                    var name = round + "-" + writer + "-";
                    writers.submit(() -> writeUntilKilled(written, name, acknowledged));
                }
                var target = acknowledged.size() + 2500;
                await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > target);

                stores.kill();
            }
        }

        try (var mongo = EmbeddedMongo.open(data.resolve("mongo/campus.mv"), 0);
                var client = MongoClients.create(mongo.uri())) {
            var written = client.getDatabase("test").getCollection("written");
            var states = new ConcurrentHashMap<String, String>();
            written.find().forEach(found -> states.put(found.getString("_id"), found.getString("state")));
            // A write may have been done without its answer having come.
            assertThat(acknowledged)
                    .allSatisfy((id, state) ->
                            assertThat(states.get(id)).isIn(state, state.equals("new") ? "changed" : state));
            var keys = client.getDatabase("test")
                    .runCommand(new Document("validate", "written"))
                    .get("keysPerIndex", Document.class);
            assertThat(keys.values()).containsOnly((long) states.size());
            states.keySet().stream().limit(500).forEach(id -> {
                assertThat(written.find(eq("slug", "slug-" + id)).first()).containsEntry("_id", id);
                assertThatThrownBy(() -> written.insertOne(new Document("_id", "x").append("slug", "slug-" + id)))
                        .isInstanceOf(MongoWriteException.class);
            });
            assertThat(written.countDocuments(eq("state", "changed")))
                    .isEqualTo(
                            states.values().stream().filter("changed"::equals).count());
        }
    }

    private static void writeUntilKilled(
            MongoCollection<Document> written, String name, Map<String, String> acknowledged) {
        var filling = "x".repeat(4000);
        try {
            for (var i = 0; ; i++) {
                var id = name + i;
                written.insertOne(new Document("_id", id)
                        .append("slug", "slug-" + id)
                        .append("state", "new")
                        .append("filling", filling));
                acknowledged.put(id, "new");
                if (i % 3 == 0) {
                    written.updateOne(eq("_id", id), set("state", "changed"));
                    acknowledged.put(id, "changed");
                }
            }
        } catch (MongoException killed) {
            // As planned.
        }
    }

    @Test
    void areReadyAgainSoonAfterBeingKilledAndStopWhenAsked() throws Exception {
        try (var stores = StoresProcess.start(data).ready()) {
            try (var admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + stores.kafkaPort))) {
                admin.createTopics(List.of(new NewTopic("kept", Optional.of(1), Optional.empty())))
                        .all()
                        .get(10, TimeUnit.SECONDS);
            }
            stores.kill();
        }

        try (var stores = StoresProcess.start(data).ready();
                var admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + stores.kafkaPort))) {
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS)).contains("kept");

            stores.terminate();

            assertThat(stores.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void sayInOneSentenceThatTheDataIsDamaged() throws Exception {
        Files.createDirectories(data.resolve("mongo"));
        Files.writeString(data.resolve("mongo/campus.mv"), "not a store at all ".repeat(1000));

        try (var stores = StoresProcess.start(data, "--kafka=false")) {
            assertThat(stores.complaint()).hasLineCount(1).contains("is damaged: put back a copy");
            assertThat(stores.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void sayInOneSentenceThatTheJournalIsDamaged() throws Exception {
        try (var stores = StoresProcess.start(data, "--kafka=false").ready()) {
            try (var client = MongoClients.create(stores.mongoUri())) {
                client.getDatabase("campus").getCollection("notes").insertOne(new Document("_id", 1));
                client.getDatabase("campus").getCollection("notes").insertOne(new Document("_id", 2));
            }
            stores.kill();
        }
        damage(data.resolve("mongo/campus.mv.journal"), 0.5);

        try (var stores = StoresProcess.start(data, "--kafka=false")) {
            assertThat(stores.complaint()).hasLineCount(1).contains("journal is damaged: put back a copy");
            assertThat(stores.exitCode()).isEqualTo(3);
        }
    }

    private static void damage(Path file, double where) throws IOException {
        var bytes = Files.readAllBytes(file);
        var from = (int) (bytes.length * where);
        for (var i = from; i < Math.min(from + bytes.length / 4, bytes.length); i++) {
            bytes[i] ^= 0x5A;
        }
        Files.write(file, bytes);
    }

    @Test
    void sayInOneSentenceThatAPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var stores = StoresProcess.start(data, "--mongo=false", "--kafka-port=" + taken.getLocalPort())) {
            assertThat(stores.complaint()).hasLineCount(1).contains("--kafka-port");
            assertThat(stores.exitCode()).isEqualTo(4);
        }
    }

    @Test
    void endWithTheProcessThatStartedThem() throws Exception {
        var parent = new ProcessBuilder("sleep", "60").start();
        try (var stores = StoresProcess.start(data, "--mongo=false", "--kafka=false", "--parent=" + parent.pid())
                .ready()) {
            assertThat(stores.isRunning()).isTrue();

            parent.destroyForcibly();

            assertThat(stores.exitCode()).isZero();
        }
    }

    @Test
    void doNotStartForAProcessThatIsGone() throws Exception {
        var parent = new ProcessBuilder("true").start();
        parent.waitFor();

        try (var stores = StoresProcess.start(data, "--parent=" + parent.pid())) {
            assertThat(stores.complaint()).hasLineCount(1).contains("start the campus again");
            assertThat(stores.exitCode()).isEqualTo(1);
        }
    }
}
