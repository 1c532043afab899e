package org.urbanriver.campus.notification.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static org.urbanriver.campus.notification.Enrollments.activated;
import static org.urbanriver.campus.notification.Enrollments.liveClass;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.events.EnrollmentEvent;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;
import org.urbanriver.campus.contracts.notifications.DeadLetterView;
import org.urbanriver.campus.notification.ServiceTest;
import org.urbanriver.campus.notification.delivery.Failures;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.csv.Csv;
import org.urbanriver.campus.platform.events.Failure;
import org.urbanriver.campus.platform.events.Received;
import org.urbanriver.campus.platform.events.Replay;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.test.Callers;
import org.urbanriver.campus.platform.test.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Import(DeadLetterTests.Fragile.class)
@TestPropertySource(properties = "spring.kafka.consumer.properties.metadata.max.age.ms=500")
class DeadLetterTests extends ServiceTest {

    private static final String PREFIX = "org.urbanriver.campus.";
    private static final String FRAGILE = "notification-service.fragile";
    private static final Caller ADA = new Caller("ada", "Ada", "ada@example.org", Set.of(Role.ADMIN));

    private final String rosa = "r" + Ids.next();
    private final String offering = Ids.next();
    private final String enrollment = offering + "_" + rosa;

    @Autowired
    private Fragile fragile;

    @Autowired
    private DeadLetters letters;

    @Autowired
    private DecisionNotes notes;

    @Autowired
    private JsonMapper json;

    @Autowired
    private KafkaAdmin admin;

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @Autowired
    private MongoTemplate mongo;

    @Value("${campus.namespace}")
    private String namespace;

    @Test
    void whatAConsumerFailsOnIsKeptWithAllThatAnAdminNeeds() {
        fragile.cannotDigest.add(enrollment);
        events.send(activated(liveClass(offering), rosa, "Rosa"), 4);

        var letter = awaitLetter(FRAGILE);

        assertThat(letter.state()).isEqualTo(DeadLetterState.OPEN);
        assertThat(letter.service()).isEqualTo("notification-service");
        assertThat(letter.eventId()).isEqualTo(enrollment + ".4");
        assertThat(letter.type()).isEqualTo(PREFIX + "enrollment.activated.v1");
        assertThat(letter.sequence()).isEqualTo(4);
        assertThat(letter.time()).isEqualTo("2026-03-02T15:10:00Z");
        assertThat(letter.topic()).isEqualTo(Topics.ENROLLMENTS);
        assertThat(letter.partition()).isNotNegative();
        assertThat(letter.offset()).isNotNegative();
        assertThat(letter.reason()).isEqualTo("cannot digest " + enrollment);
        assertThat(letter.reasonClass()).isEqualTo(IllegalStateException.class.getName());
        assertThat(letter.attempts()).isEqualTo(3);
        var detail = body(get("/" + letter.id()));
        assertThat(json.readTree(detail.get("payload").asString())
                        .at("/enrollment/studentName")
                        .asString())
                .isEqualTo("Rosa");
        assertThat(detail.get("encoding").asString()).isEqualTo("text");
        assertThat(detail.get("key").asString()).isEqualTo(enrollment);
        assertThat(detail.get("trace").isNull()).isTrue();
        assertThat(detail.get("headers"))
                .extracting(header -> header.get("name").asString())
                .contains("ce_id", "ce_type")
                .noneMatch(name -> name.startsWith("kafka_"));
        assertThat(body(get("/" + letter.id() + "?trace=true")).get("trace").asString())
                .contains("at " + Fragile.class.getName().replace('$', '.').substring(0, 40));
    }

    @Test
    void aReplayAfterTheCauseIsMendedReachesTheGroupThatFailedAndNoOther() {
        fragile.cannotDigest.add(enrollment);
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        var letter = awaitLetter(FRAGILE);
        awaitRecorded(1);
        fragile.cannotDigest.remove(enrollment);

        try (var live = live("/api/monitor/events/stream?enrollment=" + enrollment, "ada~ADMIN", null)) {
            assertThat(replay(letter.id())).hasStatusOk();
            await().atMost(Events.PATIENCE).until(() -> fragile.digested(enrollment) == 1);
            awaitState(letter.id(), DeadLetterState.REPLAYED);
            events.send(activated(liveClass(offering), rosa, "Rosa"), 2);

            assertThat(live.await(1))
                    .singleElement()
                    .satisfies(event ->
                            assertThat(event.data().get("id").asString()).isEqualTo(enrollment + ".2"));
        }
        awaitRecorded(2);
        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(inboxOf(rosa)).hasSize(2));
        await().atMost(Events.PATIENCE).until(() -> onTopic().size() == 3);
        var sent = onTopic().stream()
                .filter(each -> !each.header(Replay.FOR).isEmpty())
                .toList();
        assertThat(sent).singleElement().satisfies(each -> {
            assertThat(each.header(Replay.FOR)).isEqualTo(namespace + FRAGILE);
            assertThat(each.header(Replay.OF)).isEqualTo(letter.id());
            assertThat(each.header(Replay.FIRST_PLACE)).isEqualTo(letter.partition() + "." + letter.offset());
            assertThat(each.header("ce_id")).isEqualTo(enrollment + ".1");
            assertThat(each.message().headers().headers("ce_id")).hasSize(1);
        });
        var decided = letters.required(letter.id()).view();
        assertThat(decided.decidedBy()).isEqualTo("ada");
        assertThat(decided.decidedByName()).isEqualTo("Ada");
        assertThat(decided.decidedAt()).isNotNull();
    }

    @Test
    void aLetterThatFailsAgainIsLinkedWithTheOneThatItWas() {
        fragile.cannotDigest.add(enrollment);
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        var first = awaitLetter(FRAGILE);

        replay(first.id());
        await().atMost(Events.PATIENCE)
                .until(() -> letters.required(first.id()).view().failedAgain() != null);
        fragile.cannotDigest.remove(enrollment);
        var second = letters.required(letters.required(first.id()).view().failedAgain())
                .view();
        replay(second.id());

        assertThat(second.replayOf()).isEqualTo(first.id());
        assertThat(second.group()).isEqualTo(FRAGILE);
        assertThat(second.eventId()).isEqualTo(first.eventId());
        await().atMost(Events.PATIENCE).until(() -> fragile.digested(enrollment) == 1);
        await().atMost(Events.PATIENCE).until(() -> onTopic().size() == 3);
        assertThat(onTopic().getLast())
                .matches(each -> each.header(Replay.OF).equals(second.id()))
                .satisfies(each -> assertThat(each.header(Replay.FIRST_PLACE))
                        .isEqualTo(first.partition() + "." + first.offset()));
    }

    @Test
    void twoAdminsAndRepeatedClicksReplayALetterOnce() throws Exception {
        fragile.cannotDigest.add(enrollment);
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        var letter = awaitLetter(FRAGILE);
        fragile.cannotDigest.remove(enrollment);

        var answers = new ArrayList<Future<MvcTestResult>>();
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 12)
                    .forEach(n -> answers.add(clicks.submit(
                            () -> post("/" + letter.id() + "/replay", "{}", n % 2 == 0 ? "ada" : "grace"))));
        }
        awaitState(letter.id(), DeadLetterState.REPLAYED);
        await().atMost(Events.PATIENCE).until(() -> fragile.digested(enrollment) > 0);
        assertThat(replay(letter.id())).hasStatusOk();

        for (var answer : answers) {
            assertThat(answer.get()).hasStatusOk();
        }
        events.send(activated(liveClass(offering), rosa, "Rosa"), 2);
        await().atMost(Events.PATIENCE).until(() -> onTopic().stream().anyMatch(each -> each.sequence() == 2));
        assertThat(onTopic())
                .filteredOn(each -> !each.header(Replay.FOR).isEmpty())
                .hasSize(1);
    }

    @Test
    void whatSomebodyMeantToReplayIsSentThoughTheyCrashedBeforeSending() {
        fragile.cannotDigest.add(enrollment);
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        var letter = awaitLetter(FRAGILE);
        fragile.cannotDigest.remove(enrollment);
        var decision = DeadLetter.Decision.of(ADA, Instant.now(), null, null);

        letters.decide(letter.id(), DeadLetterState.REPLAYING, decision, Instant.now());

        awaitState(letter.id(), DeadLetterState.REPLAYED);
        await().atMost(Events.PATIENCE).until(() -> fragile.digested(enrollment) == 1);
    }

    @Test
    void aDecisionWhoseNoteACrashPreventedIsWrittenDownLaterAndOnce() {
        var group = "nobody-service.g" + Ids.next();
        var headers = Events.headers("enrollment.progressed.v1", enrollment, 1);
        IntStream.range(0, 3).forEach(n -> send(group, enrollment, new byte[] {1}, headers));
        await().atMost(Events.PATIENCE).until(() -> listed("?group=" + group).size() == 3);
        var discarded = listed("?group=" + group).getFirst().id();
        var earlier = Instant.now().minus(DecisionNotes.DECIDED_WITHIN).minusSeconds(5);
        var one = DeadLetter.Decision.of(ADA, earlier, "known", null);
        var all = DeadLetter.Decision.of(ADA, earlier, null, group);
        letters.decide(discarded, DeadLetterState.DISCARDED, one, null);
        letters.replayAll(new DeadLetterFilter(DeadLetterState.OPEN, group, null, null), all, Instant.now());

        notes.sweep();
        notes.sweep();

        var trail = mongo.find(query(where("what").regex(group)).with(Sort.by("kind")), Document.class, "audit_trail");
        assertThat(trail)
                .extracting(each -> each.getString("what"))
                .containsExactly(
                        "Ada discarded the dead letter of %s about %s.1; note: “known”".formatted(group, enrollment),
                        "Ada replayed 2 dead letters at once: " + group);
        assertThat(trail).allSatisfy(each -> {
            assertThat(each.getDate("time").toInstant()).isBefore(Instant.now().minusSeconds(30));
            assertThat(each.getList("roles", String.class)).containsExactly("ADMIN");
        });
    }

    @Test
    void whatSomebodyTookUpIsDueAgainWhenTheyAreGone() {
        var letter = written(FRAGILE, "k" + enrollment, new byte[0], Map.of());
        var now = Instant.now().plusSeconds(1_000_000);
        var decision = DeadLetter.Decision.of(ADA, now, null, null);
        letters.decide(letter.id(), DeadLetterState.REPLAYING, decision, now);

        assertThat(letters.claim(letter.id(), now)).isPresent();
        assertThat(letters.claim(letter.id(), now)).isEmpty();
        assertThat(letters.due(now.plus(DeadLetters.LEASE).minusSeconds(1), 1_000))
                .doesNotContain(letter.id());
        assertThat(letters.due(now.plus(DeadLetters.LEASE), 1_000)).contains(letter.id());
        letters.sent(letter.id(), new Failures.Place(0, 1));
        assertThat(letters.due(now.plus(DeadLetters.LEASE), 1_000)).doesNotContain(letter.id());
    }

    @Test
    void allOfAKindAreReplayedWithOneCall() {
        var group = "nobody-service.g" + Ids.next();
        var headers = Events.headers("enrollment.progressed.v1", enrollment, 1);
        IntStream.range(0, 5).forEach(n -> send(group, enrollment, new byte[] {1}, headers));
        send(group, enrollment, new byte[] {1}, Events.headers("enrollment.completed.v1", enrollment, 1));
        await().atMost(Events.PATIENCE).until(() -> listed("?group=" + group).size() == 6);

        var answer = post("/replay", """
                {"group": "%s", "type": "enrollment.progressed"}""".formatted(group), "ada");
        var again = post("/replay", """
                {"group": "%s", "type": "enrollment.progressed"}""".formatted(group), "ada");

        assertThat(body(answer).get("letters").asInt()).isEqualTo(5);
        assertThat(body(again).get("letters").asInt()).isZero();
        await().atMost(Events.PATIENCE)
                .until(() -> listed("?group=" + group + "&state=REPLAYED").size() == 5);
        assertThat(listed("?group=" + group + "&state=OPEN"))
                .singleElement()
                .extracting(DeadLetterView::type)
                .isEqualTo(PREFIX + "enrollment.completed.v1");
        assertThat(post("/replay", "{}", "ada")).hasStatus(422);
        assertThat(post("/replay", "{\"group\": \" \"}", "ada")).hasStatus(422);
    }

    @Test
    void aDiscardedLetterKeepsTheNoteAndIsReplayedNoMore() {
        var letter = written(FRAGILE, enrollment, new byte[] {7}, Map.of());

        var discarded = post("/" + letter.id() + "/discard", "{\"note\": \"a test of the broker\"}", "ada");
        var later = post("/" + letter.id() + "/discard", "{\"note\": \"mine\"}", "grace");

        assertThat(discarded).bodyJson().extractingPath("$.state").isEqualTo("DISCARDED");
        assertThat(mvc.get()
                        .uri("/api/monitor/audit?subject=" + letter.id())
                        .with(Callers.admin("admin", "Ada"))
                        .exchange())
                .bodyJson()
                .satisfies(trail -> {
                    assertThat(trail)
                            .extractingPath("$.items[*].kind")
                            .asArray()
                            .containsExactly("dead-letter.discarded");
                    assertThat(trail)
                            .extractingPath("$.items[0].what")
                            .asString()
                            .startsWith("Ada discarded the dead letter of ")
                            .endsWith("note: “a test of the broker”");
                });
        assertThat(later).bodyJson().extractingPath("$.note").isEqualTo("a test of the broker");
        assertThat(later).bodyJson().extractingPath("$.decidedByName").isEqualTo("Ada");
        assertThat(replay(letter.id())).hasStatus(409).bodyJson().satisfies(problem -> {
            assertThat(problem).extractingPath("$.type").isEqualTo("/problems/already-decided");
            assertThat(problem).extractingPath("$.detail").asString().startsWith("Ada discarded this dead letter");
        });
        var other = written(FRAGILE, enrollment, new byte[] {8}, Map.of());
        replay(other.id());
        assertThat(post("/" + other.id() + "/discard", "{\"note\": \"too late\"}", "ada"))
                .hasStatus(409);
        assertThat(post("/" + other.id() + "/discard", "{\"note\": \" \"}", "ada"))
                .hasStatus(422);
        assertThat(replay("nothing")).hasStatus(404);
    }

    @Test
    void aBodyThatIsNoTextAndARecordWithoutHeadersAreShownToo() {
        var bytes = new byte[] {(byte) 0xC3, 0x28, 0};
        var letter = written(FRAGILE, enrollment, bytes, Map.of());

        var detail = body(get("/" + letter.id()));

        assertThat(detail.get("encoding").asString()).isEqualTo("base64");
        assertThat(Base64.getDecoder().decode(detail.get("payload").asString())).isEqualTo(bytes);
        assertThat(letter.type()).isNull();
        assertThat(letter.offset()).isEqualTo(-1);
        assertThat(letter.reason()).isEqualTo("unknown");
        assertThat(letter.attempts()).isNull();
    }

    @Test
    void pagesLeadThroughAllLettersNewestFirst() {
        var group = "nobody-service.g" + Ids.next();
        IntStream.range(0, 7).forEach(n -> send(group, enrollment, new byte[] {1}, Map.of()));
        await().atMost(Events.PATIENCE).until(() -> listed("?group=" + group).size() == 7);

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = body(get("?size=3&group=" + group + "&cursor=" + cursor));
            page.get("items").forEach(each -> seen.add(each.get("id").asString()));
            cursor = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(seen.stream().map(id -> id.substring(0, 9)))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    /** Live monitors that resume from before it must find it there, and nowhere else. */
    @Test
    void whatTheMonitorFailedOnIsRecordedWhereItStoodAtFirst() {
        var lost = new ProducerRecord<String, byte[]>(
                topicOf("notification-service.monitor"), enrollment, "{}".getBytes(StandardCharsets.UTF_8));
        Events.headers("enrollment.audited.v7", enrollment, 1)
                .forEach((name, value) -> lost.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        lost.headers()
                .add(
                        KafkaHeaders.DLT_ORIGINAL_PARTITION,
                        ByteBuffer.allocate(4).putInt(1).array())
                .add(
                        KafkaHeaders.DLT_ORIGINAL_OFFSET,
                        ByteBuffer.allocate(8).putLong(123_456).array());
        kafka.send(lost).join();
        var letter = awaitLetter("notification-service.monitor");

        replay(letter.id());

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(mongo.findById(enrollment + ".1", Document.class, "recorded_events"))
                        .containsEntry("partition", 1)
                        .containsEntry("offset", 123_456L));
    }

    @Test
    void theListIsAFileTooThatASpreadsheetOpensWithoutHarm() {
        var group = "nobody-service.g" + Ids.next();
        var letter = written(group, enrollment, new byte[] {1}, Map.of(Failure.REASON, "=cmd|'calc'"));

        var file = mvc.get()
                .uri("/api/monitor/dead-letters.csv?group=" + group)
                .with(Callers.admin("ada", "Ada"))
                .exchange();

        assertThat(file).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
        assertThat(file)
                .bodyText()
                .startsWith(Csv.BYTE_ORDER_MARK + "id,state,failed at,group,")
                .contains("\r\n" + letter.id() + ",OPEN," + letter.failedAt() + "," + group + ",")
                .contains(",'=cmd|'calc',");
    }

    /** As what the inbox failed on for whatever passing reason; nobody else ever saw it. */
    @Test
    void aReplayedInboxEntryShowsUpOnALiveStreamWithoutGapOrRepeat() {
        var event = activated(liveClass(offering), rosa, "Rosa");
        var lost = written(
                "notification-service.inbox",
                enrollment,
                json.writeValueAsBytes(event),
                Events.headers("enrollment.activated.v1", enrollment, 1));

        try (var live = live("/api/inbox/stream", rosa + "~STUDENT", null)) {
            var start = live.lastEventId();
            events.send(activated(liveClass(offering), rosa, "Rosa"), 2);
            live.await(1);
            replay(lost.id());
            live.await(2);
            events.send(activated(liveClass(offering), rosa, "Rosa"), 3);
            var seen = live.await(3);

            assertThat(seen)
                    .extracting(each -> each.data().get("id").asString())
                    .containsExactly(entry(2), entry(1), entry(3));
            for (var from : List.of(0, 1, 2)) {
                var resumeAt = from == 0 ? start : seen.get(from - 1).id();
                try (var resumed = live("/api/inbox/stream", rosa + "~STUDENT", resumeAt)) {
                    assertThat(resumed.await(3 - from))
                            .extracting(each -> each.data().get("id").asString())
                            .containsExactlyElementsOf(
                                    List.of(entry(2), entry(1), entry(3)).subList(from, 3));
                }
            }
        }
        awaitRecorded(2);
        await().atMost(Events.PATIENCE).until(() -> onTopic().size() == 3);
    }

    @ParameterizedTest
    @CsvSource({
        "notification-service.contacts, account.changed.v1",
        "notification-service.inbox, enrollment.activated.v1",
        "notification-service.mail, enrollment.activated.v1",
        "notification-service.monitor, course.published.v1"
    })
    void aBrokenContractIsPutAsideAtOnceOthersFlowOnAndItIsNotLostByAReplay(String group, String type) {
        var key = "broken" + Ids.next();
        var topic = type.startsWith("account")
                ? Topics.ACCOUNTS
                : type.startsWith("course") ? Topics.COURSES : Topics.ENROLLMENTS;
        events.send(topic, key, Events.headers(type, key, 1), "{not json".getBytes(StandardCharsets.UTF_8));
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);

        var letter = awaitLetter(group, key + ".1");
        assertThat(letter.attempts()).isEqualTo(1);
        assertThat(letter.reason()).startsWith("The body of " + key + ".1 is no ");
        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(inboxOf(rosa)).hasSize(1));
        awaitRecorded(1);
        replay(letter.id());

        await().atMost(Events.PATIENCE)
                .until(() -> letters.required(letter.id()).view().failedAgain() != null);
        assertThat(listed("?group=" + group).stream()
                        .filter(each -> (key + ".1").equals(each.eventId()))
                        .toList())
                .hasSize(2);
    }

    @Test
    void anotherCampusOnTheSameBrokerHasDeadLettersOfItsOwn() {
        var ours = new DeadLetterReader("").topics();

        assertThat("enrollment-events.notification-service.mail-dlt").matches(ours);
        assertThat("b-enrollment-events.b-notification-service.mail-dlt").doesNotMatch(ours);
        assertThat("enrollment-events").doesNotMatch(ours);
        assertThat("b-enrollment-events.b-notification-service.mail-dlt").matches(new DeadLetterReader("b-").topics());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/x", "?state=OPEN"})
    void deadLettersAreForAdminsAlone(String path) {
        var uri = "/api/monitor/dead-letters" + path;
        assertThat(mvc.get().uri(uri).exchange()).hasStatus(401);
        assertThat(mvc.get().uri(uri).with(Callers.instructor(rosa, "Rosa")).exchange())
                .hasStatus(403);
        assertThat(mvc.get()
                        .uri("/api/monitor/dead-letters.csv")
                        .with(Callers.instructor(rosa, "Rosa"))
                        .exchange())
                .hasStatus(403);
        for (var act : List.of("/replay", "/x/replay", "/x/discard")) {
            assertThat(mvc.post()
                            .uri("/api/monitor/dead-letters" + act)
                            .with(Callers.instructor(rosa, "Rosa"))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"note\": \"x\"}".replace("note", act.equals("/replay") ? "group" : "note"))
                            .exchange())
                    .hasStatus(403);
        }
    }

    /** What was sent about the enrollment, without its dead letters. */
    private List<Events.Seen> onTopic() {
        return events.published("enrollment.activated.v1", enrollment).stream()
                .filter(each -> each.topic().equals(namespace + Topics.ENROLLMENTS))
                .toList();
    }

    private String entry(int sequence) {
        return enrollment + "." + sequence + ":" + rosa + ":inbox";
    }

    private List<JsonNode> inboxOf(String student) {
        var page = body(mvc.get()
                .uri("/api/inbox")
                .with(Callers.student(student, "Rosa"))
                .exchange());
        return List.copyOf(page.get("items").values());
    }

    private void awaitRecorded(int count) {
        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(body(mvc.get()
                                        .uri("/api/monitor/events?enrollment=" + enrollment)
                                        .with(Callers.admin("ada", "Ada"))
                                        .exchange())
                                .get("items"))
                        .hasSize(count));
    }

    /** A dead letter that this test writes itself. */
    private DeadLetterView written(String group, String key, byte[] body, Map<String, String> headers) {
        var before = listed("?size=100&group=" + group).stream()
                .map(DeadLetterView::id)
                .toList();
        send(group, key, body, headers);
        return await().atMost(Events.PATIENCE)
                .until(
                        () -> listed("?size=100&group=" + group).stream()
                                .filter(each -> !before.contains(each.id()))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private void send(String group, String key, byte[] body, Map<String, String> headers) {
        events.send(topicOf(group).substring(namespace.length()), key, headers, body);
    }

    private String topicOf(String group) {
        var topic = namespace + Topics.ENROLLMENTS + "." + namespace + group + "-dlt";
        admin.createOrModifyTopics(TopicBuilder.name(topic).partitions(1).build());
        return topic;
    }

    private DeadLetterView awaitLetter(String group) {
        return awaitLetter(group, null);
    }

    private DeadLetterView awaitLetter(String group, String eventId) {
        return await().atMost(Events.PATIENCE)
                .until(
                        () -> listed("?size=100&group=" + group).stream()
                                .filter(each -> eventId == null
                                        ? enrollment.equals(each.subject())
                                        : eventId.equals(each.eventId()))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private void awaitState(String id, DeadLetterState state) {
        await().atMost(Events.PATIENCE).until(() -> letters.required(id).state() == state);
    }

    private List<DeadLetterView> listed(String query) {
        return body(get(query)).get("items").values().stream()
                .map(each -> json.treeToValue(each, DeadLetterView.class))
                .toList();
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri("/api/monitor/dead-letters" + path)
                .with(Callers.admin("ada", "Ada"))
                .exchange();
    }

    private MvcTestResult replay(String id) {
        return post("/" + id + "/replay", "{}", "ada");
    }

    private MvcTestResult post(String path, String content, String admin) {
        return mvc.post()
                .uri("/api/monitor/dead-letters" + path)
                .with(Callers.admin(
                        admin, admin.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + admin.substring(1)))
                .contentType(MediaType.APPLICATION_JSON)
                .content(content)
                .exchange();
    }

    private JsonNode body(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return json.readTree(result.getResponse().getContentAsByteArray());
    }

    /** Fails on what it is told to, until it is told otherwise. */
    static class Fragile {

        final Set<String> cannotDigest = ConcurrentHashMap.newKeySet();
        private final List<String> digested = new CopyOnWriteArrayList<>();

        @KafkaListener(topics = "${campus.namespace}" + Topics.ENROLLMENTS, groupId = "${campus.namespace}" + FRAGILE)
        void on(Received<EnrollmentEvent> received) {
            var subject = received.event().subject();
            if (cannotDigest.contains(subject)) {
                throw new IllegalStateException("cannot digest " + subject);
            }
            digested.add(subject);
        }

        long digested(String subject) {
            return digested.stream().filter(subject::equals).count();
        }
    }
}
