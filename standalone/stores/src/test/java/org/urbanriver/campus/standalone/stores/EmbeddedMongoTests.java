package org.urbanriver.campus.standalone.stores;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTests {

    @TempDir
    Path folder;

    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoCollection<Document> courses;

    @BeforeEach
    void open() {
        mongo = EmbeddedMongo.open(folder.resolve("campus.mv"), 0);
        client = MongoClients.create(mongo.uri() + "/?uuidRepresentation=standard&serverSelectionTimeoutMS=5000");
        courses = client.getDatabase("catalog").getCollection("courses");
    }

    @AfterEach
    void close() {
        client.close();
        mongo.close();
    }

    private void reopen() {
        close();
        open();
    }

    @Test
    void answersHelloAndServerStatus() {
        var hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
        var status = client.getDatabase("admin").runCommand(new Document("serverStatus", 1));

        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
        assertThat(hello.getInteger("maxWireVersion")).isPositive();
        assertThat(status).containsKey("uptime");
    }

    @Test
    void saysThatItIsNotMongoDb() {
        var buildInfo = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));

        assertThat(buildInfo.getBoolean("embedded")).isTrue();
        assertThat(buildInfo.getString("version")).isNotEmpty();
    }

    @Test
    void keepsEveryKindOfValueOverARestart() {
        var kept = new Document("_id", UUID.fromString("8c7d9d4a-3c0e-4d55-9b5f-0f6f2a0f7d11"))
                .append("text", "Ünïcode \u0000 and more")
                .append("whole", 7)
                .append("long", Long.MAX_VALUE)
                .append("fraction", 2.5)
                .append("money", org.bson.types.Decimal128.parse("12.30"))
                .append("flag", true)
                .append("time", java.util.Date.from(Instant.parse("2026-03-01T10:15:30.123Z")))
                .append("nothing", null)
                .append("list", List.of(1, "two", new Document("three", 3)))
                .append("bytes", new org.bson.types.Binary(new byte[] {1, 2, 3}));
        courses.insertOne(kept);

        reopen();

        assertThat(courses.find().first()).isEqualTo(kept);
    }

    @Test
    void findsByAnOrdinaryIndexAfterInsertUpdateAndDelete() {
        courses.createIndex(ascending("subject"));
        courses.insertMany(List.of(course(1, "rivers"), course(2, "rivers"), course(3, "bridges")));

        courses.updateOne(eq("_id", 2), set("subject", "bridges"));
        courses.deleteOne(eq("_id", 3));

        assertThat(ids(eq("subject", "rivers"))).containsExactly(1);
        assertThat(ids(eq("subject", "bridges"))).containsExactly(2);
        reopen();
        assertThat(ids(eq("subject", "rivers"))).containsExactly(1);
        assertThat(ids(eq("subject", "bridges"))).containsExactly(2);
        assertThat(ids(and(eq("subject", "bridges"), lt("_id", 2)))).isEmpty();
    }

    @Test
    void indexesWhatWasThereBefore() {
        courses.insertMany(List.of(course(1, "rivers"), course(2, "bridges")));

        courses.createIndex(ascending("subject"));

        assertThat(ids(in("subject", "bridges", "tunnels"))).containsExactly(2);
    }

    @Test
    void findsByAnyFirstFieldsOfACompoundIndexAndAComparison() {
        courses.createIndex(ascending("subject", "level", "hours"));
        for (var i = 0; i < 40; i++) {
            courses.insertOne(course(i, i % 2 == 0 ? "rivers" : "bridges")
                    .append("level", i % 4)
                    .append("hours", i));
        }

        assertThat(ids(eq("subject", "rivers"))).hasSize(20);
        assertThat(ids(and(eq("subject", "rivers"), eq("level", 2)))).hasSize(10);
        assertThat(ids(and(eq("subject", "rivers"), eq("level", 2L), gte("hours", 30.0))))
                .containsExactlyInAnyOrder(30, 34, 38);
        assertThat(ids(and(eq("subject", "rivers"), in("level", 0, 2), gte("hours", 36), lt("hours", 38))))
                .containsExactly(36);
        assertThat(courses.find(eq("subject", "bridges"))
                        .sort(Sorts.descending("hours"))
                        .limit(2)
                        .map(document -> document.getInteger("_id")))
                .containsExactly(39, 37);
    }

    @Test
    void anOrderByIndexIsThatOfASort() {
        var plain = client.getDatabase("catalog").getCollection("plain");
        courses.createIndex(ascending("level"));
        courses.createIndex(ascending("subject", "level"));
        courses.createIndex(Indexes.compoundIndex(Indexes.descending("level"), Indexes.descending("_id")));
        var random = new Random(7);
        var levels = List.of(3, 1L, 2.5, "high", true, new Date(5), new Date(-5));
        for (var round = 0; round < 2; round++) {
            for (var n = 0; n < 200; n++) {
                var course = course(random.nextInt(100), random.nextBoolean() ? "rivers" : "bridges");
                if (random.nextInt(8) > 0) {
                    course.append("level", levels.get(random.nextInt(levels.size())));
                }
                if (round == 1 && random.nextInt(8) == 0) {
                    course.append("level", List.of(random.nextInt(5), random.nextInt(5)));
                }
                for (var each : List.of(courses, plain)) {
                    each.replaceOne(eq("_id", course.get("_id")), course, new ReplaceOptions().upsert(true));
                }
            }
            for (var query : List.of(
                    new Document(),
                    eq("subject", "rivers"),
                    eq("level", 3),
                    and(eq("subject", "rivers"), gte("level", 1), lt("level", 3)),
                    and(gt("level", 1), lte("level", 3)),
                    gt("level", new Date(0)),
                    in("subject", "rivers", "bridges"))) {
                for (var order : List.of(
                        Sorts.ascending("level", "_id"),
                        Sorts.descending("level", "_id"),
                        Sorts.descending("subject", "level", "_id"),
                        Sorts.orderBy(Sorts.descending("level"), Sorts.ascending("_id")))) {
                    for (var limit : List.of(0, 7)) {
                        assertThat(courses.find(query)
                                        .sort(order)
                                        .skip(2)
                                        .limit(limit)
                                        .into(new ArrayList<>()))
                                .as("%s by %s, %s", query, order, limit)
                                .isEqualTo(plain.find(query)
                                        .sort(order)
                                        .skip(2)
                                        .limit(limit)
                                        .into(new ArrayList<>()));
                    }
                }
            }
            reopen();
            plain = client.getDatabase("catalog").getCollection("plain");
        }
    }

    @Test
    void findsByTheElementsOfAnArray() {
        courses.createIndex(ascending("instructors.id"));
        courses.insertOne(course(1, "rivers")
                .append("instructors", List.of(new Document("id", "ana"), new Document("id", "ben"))));
        courses.insertOne(course(2, "rivers").append("instructors", List.of()));

        courses.updateOne(eq("_id", 1), addToSet("instructors", new Document("id", "cy")));

        assertThat(ids(eq("instructors.id", "ana"))).containsExactly(1);
        assertThat(ids(eq("instructors.id", "cy"))).containsExactly(1);
        assertThat(ids(in("instructors.id", "ana", "ben"))).containsExactly(1);
        courses.deleteOne(eq("_id", 1));
        assertThat(ids(eq("instructors.id", "ana"))).isEmpty();
        courses.deleteOne(eq("_id", 2));
        assertThat(courses.countDocuments()).isZero();
    }

    @Test
    void keepsDocumentsWithoutTheFieldOutOfASparseIndex() {
        courses.createIndex(ascending("waitingSince"), new IndexOptions().sparse(true));
        for (var i = 0; i < 50; i++) {
            courses.insertOne(course(i, "rivers"));
        }
        courses.updateOne(eq("_id", 7), set("waitingSince", 5));
        courses.updateOne(eq("_id", 8), set("waitingSince", 9));
        courses.updateOne(eq("_id", 8), unset("waitingSince"));

        assertThat(ids(exists("waitingSince"))).containsExactly(7);
        assertThat(ids(lt("waitingSince", 6))).containsExactly(7);
        assertThat(ids(eq("waitingSince", null))).hasSize(49);
        assertThat(entriesOf("waitingSince_1")).isEqualTo(1);
    }

    @Test
    void refusesASecondValueInAUniqueIndexAlsoAfterARestart() {
        courses.createIndex(ascending("slug"), new IndexOptions().unique(true).sparse(true));
        courses.insertOne(course(1, "rivers").append("slug", "a"));
        courses.insertOne(course(2, "rivers"));
        courses.insertOne(course(3, "rivers"));

        reopen();

        assertThatThrownBy(() -> courses.insertOne(course(4, "x").append("slug", "a")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000")
                .hasMessageContaining("slug_1");
        assertThatThrownBy(() -> courses.updateOne(eq("_id", 2), set("slug", "a")))
                .isInstanceOf(MongoWriteException.class);
        assertThatThrownBy(() -> courses.insertOne(course(1, "x"))).isInstanceOf(MongoWriteException.class);
        courses.updateOne(eq("_id", 1), unset("slug"));
        courses.updateOne(eq("_id", 2), set("slug", "a"));
        assertThat(ids(eq("slug", "a"))).containsExactly(2);
    }

    @Test
    void countsAndAggregatesByIndex() {
        courses.createIndex(ascending("subject"));
        for (var i = 0; i < 20; i++) {
            courses.insertOne(course(i, i < 5 ? "rivers" : "bridges").append("hours", i));
        }

        assertThat(courses.countDocuments(eq("subject", "rivers"))).isEqualTo(5);
        assertThat(courses.countDocuments(and(eq("subject", "rivers"), gte("hours", 3))))
                .isEqualTo(2);
        assertThat(courses.aggregate(List.of(
                        Aggregates.match(eq("subject", "rivers")),
                        Aggregates.group(null, Accumulators.sum("hours", "$hours")))))
                .extracting(document -> document.getInteger("hours"))
                .containsExactly(10);
    }

    @Test
    void lastsLongerThanItsCollections() {
        courses.createIndex(ascending("subject"));
        courses.insertOne(course(1, "rivers"));
        courses.drop();
        courses.insertOne(course(2, "rivers"));
        courses.createIndex(ascending("subject"));

        reopen();

        assertThat(ids(eq("subject", "rivers"))).containsExactly(2);
        courses.dropIndex(ascending("subject"));
        assertThat(ids(eq("subject", "rivers"))).containsExactly(2);
        client.getDatabase("catalog").drop();
        reopen();
        assertThat(courses.countDocuments()).isZero();
    }

    @Test
    void changesOneDocumentAtATimeAndShowsReadersOnlyWholeOnes() throws Exception {
        courses.insertOne(
                new Document("_id", "seats").append("holders", List.of()).append("count", 0));

        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims = IntStream.range(0, 8)
                    .mapToObj(thread -> tasks.submit(() -> {
                        for (var i = 0; i < 50; i++) {
                            courses.findOneAndUpdate(
                                    and(eq("_id", "seats"), lt("count", 100)),
                                    List.of(inc("count", 1), addToSet("holders", thread + "-" + i)).stream()
                                            .reduce((a, b) -> com.mongodb.client.model.Updates.combine(a, b))
                                            .orElseThrow(),
                                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
                            var seen = courses.find(eq("_id", "seats")).first();
                            assertThat(seen.getList("holders", String.class)).hasSize(seen.getInteger("count"));
                        }
                        return null;
                    }))
                    .toList();
            for (var claim : claims) {
                claim.get();
            }
        }

        assertThat(courses.find().first().getInteger("count")).isEqualTo(100);
    }

    @Test
    void upsertsOnlyOnceWhenManyTryAtTheSameTime() throws Exception {
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var upserts = new ArrayList<java.util.concurrent.Future<?>>();
            for (var i = 0; i < 50; i++) {
                upserts.add(tasks.submit(
                        () -> courses.updateOne(eq("_id", "one"), inc("n", 1), new UpdateOptions().upsert(true))));
            }
            for (var upsert : upserts) {
                upsert.get();
            }
        }

        assertThat(courses.find().first().getInteger("n")).isEqualTo(50);
    }

    @Test
    void worksInMemoryToo() {
        try (var memory = EmbeddedMongo.open(null, 0);
                var other = MongoClients.create(memory.uri())) {
            var collection = other.getDatabase("test").getCollection("things");
            collection.createIndex(ascending("subject"));
            collection.insertOne(course(1, "rivers"));

            assertThat(collection.countDocuments(eq("subject", "rivers"))).isEqualTo(1);
        }
    }

    @Test
    void tellsWhatToDoAboutADamagedFile() throws Exception {
        var damaged = Files.writeString(folder.resolve("damaged.mv"), "not a store at all ".repeat(1000));

        assertThatThrownBy(() -> EmbeddedMongo.open(damaged, 0))
                .isInstanceOfSatisfying(
                        StoresFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(StoresFailure.CORRUPT))
                .hasMessageContaining("is damaged: put back a copy of it");
    }

    @Test
    void tellsWhatToDoAboutAFileInUse() {
        assertThatThrownBy(() -> EmbeddedMongo.open(folder.resolve("campus.mv"), 0))
                .isInstanceOf(StoresFailure.class)
                .hasMessageContaining("in use by another process");
    }

    @Test
    void tellsWhatToDoAboutATakenPort() {
        assertThatThrownBy(() -> EmbeddedMongo.open(null, mongo.port()))
                .isInstanceOfSatisfying(
                        StoresFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(StoresFailure.PORT_TAKEN))
                .hasMessageContaining("--mongo-port");
    }

    private long entriesOf(String index) {
        return client.getDatabase("catalog")
                .runCommand(new Document("validate", "courses"))
                .get("keysPerIndex", Document.class)
                .getLong(index);
    }

    private List<Integer> ids(Bson filter) {
        return courses.find(filter)
                .maxTime(Duration.ofSeconds(5).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                .map(document -> document.getInteger("_id"))
                .into(new ArrayList<>());
    }

    private static Document course(int id, String subject) {
        return new Document("_id", id).append("subject", subject);
    }
}
