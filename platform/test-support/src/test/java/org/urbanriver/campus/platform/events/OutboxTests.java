package org.urbanriver.campus.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NetworkException;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.SendResult;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.security.CampusToken;
import org.urbanriver.campus.platform.test.Events;
import org.urbanriver.campus.platform.test.WithStores;

@SpringBootTest
@WithStores
class OutboxTests {

    private static final Instant NOW = Instant.parse("2026-03-02T15:04:05Z");

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Events events;

    @Autowired
    OutboxRelay relay;

    @Autowired
    EventCodec codec;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    KafkaAdmin admin;

    @Test
    void aSavedEventTravelsAsACloudEventAndLeavesTheOutbox() {
        var thing = new Thing(Ids.next());
        thing.rename("first", NOW);

        mongo.save(thing);

        var seen = events.awaitPublished("account.changed.v1", thing.id());
        assertThat(seen.header("ce_id")).isEqualTo(thing.id() + ".1");
        assertThat(seen.header("ce_source")).isEqualTo("/sample-service");
        assertThat(seen.header("ce_subject")).isEqualTo(thing.id());
        assertThat(seen.header("ce_time")).isEqualTo("2026-03-02T15:04:05Z");
        assertThat(seen.header("ce_sequence")).isEqualTo("1");
        assertThat(seen.header("ce_specversion")).isEqualTo("1.0");
        assertThat(seen.header("content-type")).isEqualTo("application/json");
        assertThat(seen.body().at("/account/name").asString()).isEqualTo("first");
        await().atMost(Events.PATIENCE)
                .untilAsserted(() ->
                        assertThat(raw(thing).getList("outbox", Document.class)).isEmpty());
        assertThat(raw(thing)).doesNotContainKey("unrelayed");
    }

    @Test
    void anEventTellsInWhoseRequestItHappenedAndWhatItFollowsFrom() {
        var thing = new Thing(Ids.next());
        thing.rename("first", NOW);
        var token = Jwt.withTokenValue("of the gateway")
                .header("alg", "RS256")
                .subject("ana")
                .claim(CampusToken.ROLES, List.of("INSTRUCTOR", "ADMIN"))
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));

        try {
            Causes.because("other.7", () -> mongo.save(thing));
        } finally {
            SecurityContextHolder.clearContext();
        }

        var seen = events.awaitPublished("account.changed.v1", thing.id());
        assertThat(seen.header("ce_actor")).isEqualTo("ana");
        assertThat(seen.header("ce_actorroles")).isEqualTo("ADMIN,INSTRUCTOR");
        assertThat(seen.header("ce_cause")).isEqualTo("other.7");
        var envelope = codec.envelope(seen.message());
        assertThat(envelope.actor()).isEqualTo("ana");
        assertThat(envelope.actorRoles()).containsExactly("ADMIN", "INSTRUCTOR");
        assertThat(envelope.cause()).isEqualTo("other.7");
    }

    @Test
    void anEventThatNobodyAskedForNamesNobody() {
        var thing = new Thing(Ids.next());
        thing.rename("first", NOW);

        mongo.save(thing);

        var envelope = codec.envelope(
                events.awaitPublished("account.changed.v1", thing.id()).message());
        assertThat(envelope.actor()).isNull();
        assertThat(envelope.actorRoles()).isEmpty();
        assertThat(envelope.cause()).isNull();
    }

    @Test
    void theEventsOfOneAggregateKeepTheirOrderAndRelayingMakesNobodysSaveStale() {
        var id = Ids.next();
        mongo.save(new Thing(id));

        for (var i = 1; i <= 50; i++) {
            var thing = mongo.findById(id, Thing.class);
            thing.rename("name " + i, NOW);
            mongo.save(thing);
        }

        await().atMost(Events.PATIENCE)
                .until(() -> events.published(id).stream().anyMatch(each -> each.sequence() == 50));
        var firstSeen = events.published(id).stream()
                .map(Events.Seen::sequence)
                .distinct()
                .toList();
        assertThat(firstSeen)
                .isEqualTo(IntStream.rangeClosed(1, 50).mapToObj(Long::valueOf).toList());
    }

    @Test
    void whatARelayLeftBehindIsSentByTheSweep() {
        var id = Ids.next();
        leaveBehind(id, codec.outboxEntry(id, 1, renamed(id), NOW, null));

        relay.sweep();

        assertThat(events.awaitPublished("account.changed.v1", id).sequence()).isEqualTo(1);
    }

    @Test
    void anEventThatCanNeverBeSentHoldsUpNoOther() {
        var stuck = leaveBehindWhatNobodyKnows();
        relay.sweep();

        var thing = new Thing(Ids.next());
        thing.rename("after it", NOW);
        mongo.save(thing);

        try {
            assertThat(events.awaitPublished("account.changed.v1", thing.id()).sequence())
                    .isEqualTo(1);
        } finally {
            mongo.remove(query(where("_id").is(stuck)), "things");
        }
    }

    @Test
    void anEventThatCanNeverBeSentDoesNotHideThatTheBrokerIsBack() {
        var stuck = leaveBehindWhatNobodyKnows();
        var broker = new LossyKafka(kafka.getProducerFactory());

        try (var other = new OutboxRelay(mongo, broker, admin, codec, Clock.systemUTC())) {
            await().atMost(Events.PATIENCE).until(() -> {
                leaveBehindAndSweep(other);
                return broker.refused.get() > 0;
            });
            broker.away = false;

            await().atMost(Events.PATIENCE).until(() -> {
                leaveBehindAndSweep(other);
                return broker.taken.get() > 0;
            });
        } finally {
            mongo.remove(query(where("_id").is(stuck)), "things");
        }
    }

    @Test
    void anEventMayBeAsLargeAsTheLargestCourse() {
        var thing = new Thing(Ids.next());
        thing.rename("large ".repeat(500_000), NOW);

        mongo.save(thing);

        assertThat(events.awaitPublished("account.changed.v1", thing.id())
                        .message()
                        .value())
                .hasSizeGreaterThan(3_000_000);
    }

    @Test
    void aSaveWhileTheServiceEndsSucceedsAndLeavesItsEventsToTheNextStart() {
        var ended = new OutboxRelay(mongo, kafka, admin, codec, Clock.systemUTC());

        ended.close();

        assertThatCode(() -> ended.relaySoon("things", "any", List.of(), 1)).doesNotThrowAnyException();
    }

    @Test
    void aStaleSavePublishesNothing() {
        var thing = new Thing(Ids.next());
        mongo.save(thing);
        var mine = mongo.findById(thing.id(), Thing.class);
        var theirs = mongo.findById(thing.id(), Thing.class);
        theirs.rename("theirs", NOW);
        mongo.save(theirs);

        mine.rename("mine", NOW);

        assertThatThrownBy(() -> mongo.save(mine)).isInstanceOf(OptimisticLockingFailureException.class);
        events.awaitPublished("account.changed.v1", thing.id());
        assertThat(events.published(thing.id()))
                .allSatisfy(each ->
                        assertThat(each.body().at("/account/name").asString()).isEqualTo("theirs"));
    }

    @Test
    void theBacklogTellsHowLongTheOldestEventWaits() {
        var backlog = new OutboxRelay.Backlog(3, false, NOW, NOW);

        assertThat(backlog.age(NOW.plusSeconds(90))).hasSeconds(90);
        assertThat(new OutboxRelay.Backlog(0, false, null, NOW).age(NOW)).isZero();
    }

    private String leaveBehindWhatNobodyKnows() {
        var id = "0-" + Ids.next();
        leaveBehind(
                id,
                new OutboxEntry(id + ".1", "org.urbanriver.campus.account.of-a-later-version.v1", 1, NOW, "{}", null));
        return id;
    }

    /** The context's own relay may be quicker. */
    private void leaveBehindAndSweep(OutboxRelay other) {
        var id = Ids.next();
        leaveBehind(id, codec.outboxEntry(id, 1, renamed(id), NOW, null));
        other.sweep();
    }

    /** A broker that can be made to be away. */
    private static final class LossyKafka extends KafkaTemplate<String, byte[]> {

        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger taken = new AtomicInteger();
        private volatile boolean away = true;

        LossyKafka(ProducerFactory<String, byte[]> producers) {
            super(producers);
        }

        @Override
        public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> message) {
            if (away) {
                refused.incrementAndGet();
                return CompletableFuture.failedFuture(new NetworkException("away"));
            }
            taken.incrementAndGet();
            return super.send(message);
        }
    }

    private void leaveBehind(String id, OutboxEntry entry) {
        mongo.getCollection("things")
                .insertOne(new Document("_id", id)
                        .append("version", 0L)
                        .append("sequence", 1L)
                        .append("name", "")
                        .append("unrelayed", true)
                        .append("outbox", java.util.List.of((Document)
                                mongo.getConverter().convertToMongoType(entry))));
    }

    private static org.urbanriver.campus.contracts.events.CampusEvent renamed(String id) {
        var thing = new Thing(id);
        thing.rename("left behind", NOW);
        return thing.unsavedEvents().getFirst();
    }

    private Document raw(Thing thing) {
        return mongo.findOne(query(where("_id").is(thing.id())), Document.class, "things");
    }
}
