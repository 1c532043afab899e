package org.urbanriver.campus.notification.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.notification.Enrollments.activated;
import static org.urbanriver.campus.notification.Enrollments.liveClass;

import com.mongodb.client.MongoClient;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.contracts.notifications.FlowHealth;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Lag;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Outbox;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Rate;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Warning;
import org.urbanriver.campus.notification.ServiceTest;
import org.urbanriver.campus.notification.flow.EventRates.Counted;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.csv.Csv;
import org.urbanriver.campus.platform.events.Replay;
import org.urbanriver.campus.platform.test.Callers;
import org.urbanriver.campus.platform.test.Events;
import tools.jackson.databind.json.JsonMapper;

class FlowTests extends ServiceTest {

    private static final Instant NOW = Instant.parse("2099-05-09T13:42:30Z");
    private static final HttpServer COURSES = courseService();
    private static final ServerSocket SILENT = silence();

    private final String rosa = "r" + Ids.next();
    private final String offering = Ids.next();

    @Autowired
    private MongoClient client;

    @Autowired
    private JsonMapper json;

    @Value("${campus.namespace}")
    private String namespace;

    @Value("${spring.kafka.bootstrap-servers}")
    private String servers;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        var outboxes = "campus.peers.";
        properties.add(
                outboxes + "course-service",
                () -> "http://127.0.0.1:" + COURSES.getAddress().getPort());
        properties.add(outboxes + "enrollment-service", () -> "http://127.0.0.1:" + SILENT.getLocalPort());
        properties.add(outboxes + "gateway", () -> "http://127.0.0.1:1");
    }

    @AfterAll
    static void stop() throws IOException {
        COURSES.stop(0);
        SILENT.close();
    }

    @Test
    void everyServiceTellsItsOutboxInTheAdminsNameAndOneThatIsAwayIsARow() {
        var flow = flow();

        assertThat(flow.outboxes())
                .extracting(Outbox::service)
                .containsExactly("course-service", "enrollment-service", "gateway");
        assertThat(flow.outboxes().get(0))
                .isEqualTo(new Outbox("course-service", 7L, false, Instant.parse("2026-03-02T15:10:00Z"), null));
        assertThat(flow.outboxes().get(1).problem()).startsWith("cannot be reached at http://127.0.0.1:");
        assertThat(flow.outboxes().get(2).problem()).isEqualTo("cannot be reached at http://127.0.0.1:1");
        assertThat(flow.warnings())
                .extracting(Warning::what)
                .anyMatch(what -> what.startsWith("course-service has not been able to send 7 events for "))
                .anyMatch(what -> what.startsWith("The outbox of gateway is not known: it cannot be reached"));
    }

    @Test
    void aGroupThatNobodyReadsForIsBehindAndThoseThatReadCatchUp() {
        var group = "old-service.g" + Ids.next();
        commitNothing(group);
        IntStream.rangeClosed(1, 3).forEach(n -> events.send(activated(liveClass(offering), rosa, "Rosa"), n));

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(lags())
                        .filteredOn(each -> each.group().startsWith("notification-service."))
                        .isNotEmpty()
                        .allSatisfy(each -> assertThat(each.members()).isPositive())
                        .filteredOn(each -> each.group().equals("notification-service.inbox"))
                        .singleElement()
                        .satisfies(each -> assertThat(each.lag()).isZero()));
        assertThat(lags())
                .filteredOn(each -> each.group().equals(group))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.topic()).isEqualTo(Topics.ENROLLMENTS);
                    assertThat(each.lag()).isGreaterThanOrEqualTo(3);
                    assertThat(each.members()).isZero();
                    assertThat(each.late()).isFalse();
                });
        assertThat(flow().warnings())
                .extracting(Warning::what)
                .anyMatch(what -> what.startsWith("Nobody reads enrollment-events for " + group));
        assertThat(get("/lags.csv"))
                .bodyText()
                .startsWith(Csv.BYTE_ORDER_MARK + "group,topic,lag,members,more than a minute late\r\n")
                .contains("\r\n" + group + ",enrollment-events,");
    }

    @Test
    void withoutABrokerTheLagIsUnknownInWords() throws Exception {
        var away = new KafkaAdmin(Map.of("bootstrap.servers", "127.0.0.1:1"));

        var lags = new ConsumerLags(away, Clock.systemUTC(), "").look();

        assertThat(lags.problem()).isEqualTo("Kafka cannot be reached");
        assertThat(lags.groups()).isEmpty();
    }

    @Test
    void whatTakesTooLongIsUnknownInWords() throws Exception {
        var never = new CountDownLatch(1);
        try (var parts = new Parts()) {
            var slow = parts.look(
                    () -> {
                        never.await();
                        return "known";
                    },
                    problem -> problem);
            var broken = parts.look(
                    () -> {
                        throw new IllegalStateException("secret words");
                    },
                    problem -> problem);

            assertThat(slow.get()).isEqualTo("No answer within two seconds");
            assertThat(broken.get()).isEqualTo("It could not be found out");
        }
    }

    @Test
    void mailThatWaitsIsCounted() {
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1); // an account that is not known yet

        await().atMost(Events.PATIENCE).untilAsserted(() -> {
            var mail = flow().mail();
            assertThat(mail.waiting()).isPositive();
            assertThat(mail.oldest()).isNotNull();
            assertThat(mail.problem()).isNull();
        });
    }

    @Test
    void openDeadLettersAreCountedByGroup() {
        events.send(
                Topics.ACCOUNTS,
                rosa,
                Events.headers("account.changed.v1", rosa, 1),
                "{broken".getBytes(StandardCharsets.UTF_8));

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(flow().deadLetters().groups())
                        .containsKeys("notification-service.contacts", "notification-service.monitor"));
        assertThat(flow().warnings())
                .extracting(Warning::what)
                .anyMatch(what -> what.startsWith("notification-service.contacts could not digest "));
    }

    @Test
    void anOpenLiveStreamIsCounted() {
        try (var live = live("/api/inbox/stream", rosa + "~STUDENT", null)) {
            assertThat(live.status()).isEqualTo(200);
            assertThat(flow().liveStreams()).isPositive();
        }
    }

    @Test
    void eachEventIsCountedOnceThoughItWasSentTwiceAndReplayed() {
        var kind = "enrollment.k" + Ids.next();
        var subject = "s" + Ids.next();
        for (var sequence = 1; sequence <= 4; sequence++) {
            var headers = new HashMap<>(Events.headers(kind + ".v9", subject, sequence));
            headers.put("ce_time", Instant.now().toString());
            send(subject, headers);
            send(subject, headers); // as a relay does that was interrupted
            headers.put(Replay.FOR, namespace + "notification-service.mail");
            send(subject, headers);
        }
        var last = new HashMap<>(Events.headers(kind + "-end.v9", subject, 5));
        last.put("ce_time", Instant.now().toString());
        send(subject, last);

        await().atMost(Events.PATIENCE).until(() -> counted(kind + "-end") == 1);
        assertThat(counted(kind)).isEqualTo(4);
        assertThat(get("/rates.csv")).bodyText().contains("," + kind + ",");
    }

    @Test
    void whatIsReadAgainByAnotherInstanceIsNotCountedAgain() throws Exception {
        var mongo = new MongoTemplate(client, "t" + Ids.next());
        var all = IntStream.range(0, 60)
                .mapToObj(n -> new Counted("e/" + n % 3, n, NOW.minusSeconds(n * 10L), "a/b"))
                .toList();

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4)
                    .forEach(any -> instances.submit(() -> {
                        rates(mongo, NOW).count(all.subList(0, 40));
                        rates(mongo, NOW).count(all.subList(20, 60));
                    }));
        }
        rates(mongo, NOW).count(all);

        var rates = rates(mongo, NOW).look();
        assertThat(rates.lastHour()).hasSize(60);
        assertThat(rates.lastHour().stream().mapToLong(Rate::events).sum()).isEqualTo(60);
        assertThat(rates.lastHour().getLast())
                .isEqualTo(new Rate(Instant.parse("2099-05-09T13:42:00Z"), 4, Map.of("a.b", 4L)));
        assertThat(rates.lastDay()).hasSize(24);
        assertThat(rates.lastDay().getLast())
                .isEqualTo(new Rate(Instant.parse("2099-05-09T13:00:00Z"), 60, Map.of("a.b", 60L)));
        assertThat(rates.lastDay().getFirst().from()).isEqualTo("2099-05-08T14:00:00Z");
    }

    @Test
    void ratesOfMoreThanTwoDaysAgoAreNotKept() {
        var mongo = new MongoTemplate(client, "t" + Ids.next());
        rates(mongo, NOW)
                .count(List.of(
                        new Counted("e/0", 1, NOW, "a"), new Counted("e/0", 2, NOW.minus(Duration.ofDays(3)), "a")));
        assertThat(mongo.getCollection("event_rates").countDocuments()).isEqualTo(2);

        rates(mongo, NOW.plus(Duration.ofHours(47))).prune();
        assertThat(mongo.getCollection("event_rates").countDocuments()).isEqualTo(2);
        rates(mongo, NOW.plus(Duration.ofHours(50))).prune();
        assertThat(mongo.getCollection("event_rates").countDocuments()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/outboxes.csv", "/lags.csv", "/rates.csv"})
    void theFlowIsForAdminsAlone(String path) {
        var uri = "/api/monitor/flow" + path;
        assertThat(mvc.get().uri(uri).exchange()).hasStatus(401);
        assertThat(mvc.get().uri(uri).with(Callers.instructor(rosa, "Rosa")).exchange())
                .hasStatus(403);
    }

    @Test
    void theOutboxesAreAFileToo() {
        assertThat(get("/outboxes.csv"))
                .bodyText()
                .startsWith(Csv.BYTE_ORDER_MARK
                        + "service,waiting,oldest,problem\r\ncourse-service,7,2026-03-02T15:10:00Z,\r\n");
    }

    private static EventRates rates(MongoTemplate mongo, Instant now) {
        return new EventRates(mongo, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void send(String subject, Map<String, String> headers) {
        events.send(Topics.ENROLLMENTS, subject, headers, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private long counted(String kind) {
        return flow().rates().lastHour().stream()
                .mapToLong(rate -> rate.kinds().getOrDefault(kind, 0L))
                .sum();
    }

    private void commitNothing(String group) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ConsumerConfig.GROUP_ID_CONFIG, namespace + group);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var committed = new HashMap<TopicPartition, OffsetAndMetadata>();
            var partitions = consumer.partitionsFor(namespace + Topics.ENROLLMENTS).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.endOffsets(partitions)
                    .forEach((partition, end) -> committed.put(partition, new OffsetAndMetadata(end)));
            consumer.assign(partitions);
            consumer.commitSync(committed);
        }
    }

    private List<Lag> lags() {
        var lags = flow().lags();
        assertThat(lags.problem()).isNull();
        return lags.groups();
    }

    private FlowHealth flow() {
        var result = get("");
        assertThat(result).hasStatusOk();
        return json.readValue(result.getResponse().getContentAsByteArray(), FlowHealth.class);
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri("/api/monitor/flow" + path)
                .with(Callers.admin("ada", "Ada"))
                .exchange();
    }

    /** Answers only who comes with the token of the call in hand. */
    private static HttpServer courseService() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/internal/outbox", exchange -> {
                var isKnown = "Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
                var body = """
                        {"service": "course-service", "waiting": 7, "more": false,
                         "oldest": "2026-03-02T15:10:00Z", "seenAt": "%s"}""".formatted(Instant.now()).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(isKnown ? 200 : 401, isKnown ? body.length : -1);
                if (isKnown) {
                    exchange.getResponseBody().write(body);
                }
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Takes connections and says nothing. */
    private static ServerSocket silence() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
