package org.urbanriver.campus.notification.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.notification.Enrollments.activated;
import static org.urbanriver.campus.notification.Enrollments.cancelled;
import static org.urbanriver.campus.notification.Enrollments.enrollment;
import static org.urbanriver.campus.notification.Enrollments.liveClass;
import static org.urbanriver.campus.notification.Enrollments.withdrawn;

import com.mongodb.client.MongoClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexField;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentProgressed;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.notification.LiveClient;
import org.urbanriver.campus.notification.ServiceTest;
import org.urbanriver.campus.notification.search.Cursor;
import org.urbanriver.campus.notification.search.Period;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.test.Callers;
import org.urbanriver.campus.platform.test.Events;

class MonitorTests extends ServiceTest {

    private static final String PREFIX = "org.urbanriver.campus.";

    private final String rosa = "r" + Ids.next();
    private final String offering = Ids.next();
    private final String enrollment = offering + "_" + rosa;

    @Autowired
    private RecordedEvents recorded;

    @Autowired
    private MongoClient client;

    @Autowired
    private MongoTemplate mongo;

    @Test
    void everyExampleOfTheContractIsRecorded() {
        var types = EventTypes.all().keySet().stream()
                .map(type -> type.substring(PREFIX.length()))
                .sorted()
                .toList();

        IntStream.range(0, types.size()).forEach(n -> {
            var type = types.get(n);
            events.sendExample(type, 700 + n);
        });

        for (var type : types) {
            await().atMost(Events.PATIENCE)
                    .untilAsserted(() -> assertThat(get("/api/monitor/events?size=100&type=" + type.replace(".v1", "")))
                            .bodyJson()
                            .extractingPath("$.items[*].type")
                            .asArray()
                            .contains(PREFIX + type));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recorded_events enrollmentId,time,_id",
                "recorded_events studentId,time,_id",
                "recorded_events offeringId,kind,time,_id",
                "recorded_events offeringId,time,_id",
                "recorded_events courseId,kind,time,_id",
                "recorded_events courseId,time,_id",
                "recorded_events kind,time,_id",
                "recorded_events time,_id",
                "recorded_events topic,partition,offset",
                "recorded_events cause",
                "inbox recipient,at",
                "inbox subject",
                "mails state,dueAt",
                "mails subject"
            })
    void frequentQueriesHaveTheirIndex(String index) {
        var collection = index.split(" ")[0];
        var fields = List.of(index.split(" ")[1].split(","));

        assertThat(mongo.indexOps(collection).getIndexInfo())
                .extracting(each ->
                        each.getIndexFields().stream().map(IndexField::getKey).toList())
                .contains(fields);
    }

    @Test
    void anEventIsRecordedOnceWithWhatItIsAbout() {
        var event = activated(liveClass(offering), rosa, "Rosa");

        IntStream.range(0, 3).forEach(any -> events.send(event, 1));
        events.send(withdrawn(liveClass(offering), rosa, "Rosa", rosa), 2);
        awaitRecorded(enrollment, 2);

        assertThat(get("/api/monitor/events?enrollment=" + enrollment))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.items.length()").isEqualTo(2);
                    assertThat(json)
                            .extractingPath("$.items[*].sequence")
                            .asArray()
                            .containsExactlyInAnyOrder(1, 2);
                    assertThat(json).extractingPath("$.items[0].studentId").isEqualTo(rosa);
                    assertThat(json).extractingPath("$.items[0].offeringId").isEqualTo(offering);
                    assertThat(json).extractingPath("$.items[0].courseId").isEqualTo("course-of-" + offering);
                    assertThat(json)
                            .extractingPath("$.items[0].data.enrollment.studentName")
                            .isEqualTo("Rosa");
                    assertThat(json).extractingPath("$.next").isNull();
                });
    }

    @Test
    void typesOfALaterVersionAreRecordedToo() {
        var body = """
                {"enrollment": {"id": "%s", "studentId": "%s", "a.b": {"$set": 1}}, "odd": null}""".formatted(enrollment, rosa);
        events.send(
                Topics.ENROLLMENTS,
                enrollment,
                Events.headers("enrollment.audited.v7", enrollment, 1),
                body.getBytes(StandardCharsets.UTF_8));
        awaitRecorded(enrollment, 1);

        assertThat(get("/api/monitor/events?type=enrollment.audited&student=" + rosa))
                .bodyJson()
                .extractingPath("$.items[0].data.enrollment['a.b'].$set")
                .isEqualTo(1);
        assertThat(get("/api/monitor/enrollments/" + enrollment + "/timeline"))
                .bodyJson()
                .extractingPath("$.entries[0].what")
                .isEqualTo("An event of a type not known here: enrollment.audited");
    }

    @Test
    void whatIsNoEventBecomesADeadLetterAndHoldsUpNothing() {
        events.send(
                Topics.ENROLLMENTS,
                enrollment,
                Events.headers("enrollment.audited.v7", enrollment, 1),
                "not json".getBytes(StandardCharsets.UTF_8));
        events.send(activated(liveClass(offering), rosa, "Rosa"), 2);

        events.awaitDeadLetter("notification-service.monitor", enrollment);
        awaitRecorded(enrollment, 1);
    }

    @Test
    void filtersNarrowTheListAndWholeTypesWork() {
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        events.send(withdrawn(liveClass(offering), rosa, "Rosa", rosa), 2);
        awaitRecorded(enrollment, 2);

        for (var filter : List.of(
                "student=" + rosa + "&type=enrollment.withdrawn",
                "student=" + rosa + "&type=" + PREFIX + "enrollment.withdrawn.v1",
                "offering=" + offering + "&type=enrollment.withdrawn&student=&cursor=",
                "course=course-of-" + offering + "&type=enrollment.withdrawn"
                        + "&from=2026-03-02T15:10:00Z&to=2026-03-02T15:10:01Z")) {
            assertThat(get("/api/monitor/events?" + filter))
                    .bodyJson()
                    .extractingPath("$.items[*].type")
                    .asArray()
                    .as(filter)
                    .containsExactly(PREFIX + "enrollment.withdrawn.v1");
        }
        assertThat(get("/api/monitor/events?student=" + rosa + "&to=2026-03-02T15:10:00Z"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void pagesLeadThroughAllEventsOfAnyAgeNewestFirst() {
        // A database of its own, so that nothing else is recorded in between.
        var store = new RecordedEvents(new MongoTemplate(client, "t" + Ids.next()));
        var now = Instant.parse("2026-05-01T12:00:00Z");
        var ages = List.of(-3_600L, 0L, 0L, 0L, 1L, 3_600L, 90_000L, 10_000_000L, 10_000_000L, 1_500_000_000L);
        for (var n = 0; n < ages.size(); n++) {
            store.add(Recorded.event("e" + n, now.minusSeconds(ages.get(n)), 0, 1));
        }
        var all = new EventFilter(null, null, null, null, null);

        var seen = new ArrayList<String>();
        Cursor cursor = null;
        while (true) {
            var page = store.newest(all, Period.ALWAYS, cursor, 2);
            page.forEach(each -> seen.add(each.id()));
            if (page.size() < 2) {
                break;
            }
            cursor = Cursor.parse(page.getLast().cursor().toString());
        }

        assertThat(seen).containsExactly("e0", "e3", "e2", "e1", "e4", "e5", "e6", "e8", "e7", "e9");
        assertThat(store.newest(all, new Period(now, now.plus(Duration.ofSeconds(1))), null, 10))
                .extracting(RecordedEvent::id)
                .containsExactly("e3", "e2", "e1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=1x",
                "size=0",
                "size=101",
                "size=x",
            })
    void whatCannotBeReadIsMalformed(String query) {
        assertThat(get("/api/monitor/events?" + query)).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor=nonsense!",
                "cursor=bm90aGluZw",
                "cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTk5fng",
                "type=$where",
                "type=..",
                "from=2026-03-02T15:10:00Z&to=2026-03-01T15:10:00Z"
            })
    void whatMakesNoSenseIsInvalid(String query) {
        assertThat(get("/api/monitor/events?" + query)).hasStatus(422);
    }

    @Test
    void anExtremeRangeIsAnsweredToo() {
        assertThat(get("/api/monitor/events?from=-1000000000-01-01T00:00:00Z&to=%2B1000000000-12-31T23:59:59Z"))
                .hasStatus(422);
        assertThat(get("/api/monitor/events?student=" + "x".repeat(5_000))).hasStatus(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/monitor/events", "/api/monitor/events/stream", "/api/monitor/enrollments/x/timeline"})
    void theMonitorIsForAdminsAlone(String path) {
        assertThat(mvc.get().uri(path).exchange()).hasStatus(401);
        assertThat(mvc.get().uri(path).with(Callers.student(rosa, "Rosa")).exchange())
                .hasStatus(403);
        assertThat(mvc.get().uri(path).with(Callers.instructor(rosa, "Rosa")).exchange())
                .hasStatus(403);
    }

    @Test
    void theTimelineTellsTheStoryOfAnEnrollmentAndWhatFollowed() {
        var imani = "i" + Ids.next();
        register(rosa, "Rosa Delgado");
        register(imani, "Imani Brooks");
        var seat = liveClass(offering, imani);
        events.send(activated(seat, rosa, "Rosa Delgado"), 1);
        events.send(new EnrollmentProgressed(enrollment(seat, rosa, "Rosa Delgado"), "introduction"), 2);
        events.send(withdrawn(seat, rosa, "Rosa Delgado", imani), 3);
        events.send(cancelled(seat), 1);

        var course = "“Advanced techniques for headaches and migraines”";
        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(get("/api/monitor/enrollments/" + enrollment + "/timeline"))
                        .bodyJson()
                        .extractingPath("$.entries[*].what")
                        .asArray()
                        .contains(
                                "Rosa Delgado enrolled in the live class " + course,
                                "Rosa Delgado finished the module “Introduction”",
                                "Imani Brooks withdrew Rosa Delgado from the live class " + course
                                        + "; reason given: “I have to work that day”",
                                "The live class " + course + " was canceled; reason given: “The instructor is ill”",
                                "Message in the inbox of Rosa Delgado: “You are enrolled: Advanced techniques for headaches"
                                        + " and migraines”",
                                "Mail sent to Rosa Delgado: “You are enrolled: Advanced techniques for headaches and"
                                        + " migraines”",
                                "Mail sent to Imani Brooks: “New student: Rosa Delgado”",
                                "Message in the inbox of Imani Brooks: “Canceled: Advanced techniques for headaches and"
                                        + " migraines”"));
        // The words come as soon as their event is recorded, the outcome of each mail when it has been sent.
        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(get("/api/monitor/enrollments/" + enrollment + "/timeline"))
                        .bodyJson()
                        .satisfies(json -> {
                            assertThat(json).extractingPath("$.enrollmentId").isEqualTo(enrollment);
                            assertThat(json)
                                    .extractingPath("$.entries[0].what")
                                    .isEqualTo("Rosa Delgado enrolled in the live class " + course);
                            assertThat(json)
                                    .extractingPath("$.entries[?(@.effect=='mail')].outcome")
                                    .asArray()
                                    .containsOnly("done");
                        }));
    }

    @Test
    void theTimelineIsToldInTheLanguageOfWhoeverAsks() {
        var imani = "i" + Ids.next();
        register(imani, "Imani Brooks");
        events.send(activated(liveClass(offering, imani), rosa, "Rosa Delgado"), 1);
        events.send(withdrawn(liveClass(offering, imani), rosa, "Rosa Delgado", imani), 2);
        awaitRecorded(enrollment, 2);

        var course = "la clase presencial “Advanced techniques for headaches and migraines”";
        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(mvc.get()
                                .uri("/api/monitor/enrollments/" + enrollment + "/timeline")
                                .header("Accept-Language", "es-US")
                                .with(Callers.admin("admin", "Ada")))
                        .bodyJson()
                        .extractingPath("$.entries[*].what")
                        .asArray()
                        .contains(
                                "Rosa Delgado se inscribió en " + course,
                                "Imani Brooks retiró a Rosa Delgado de " + course
                                        + "; motivo indicado: “I have to work that day”"));
    }

    @Test
    void theTimelineSaysWhyAMailWasNotSent() {
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(get("/api/monitor/enrollments/" + enrollment + "/timeline"))
                        .bodyJson()
                        .satisfies(json -> {
                            assertThat(json)
                                    .extractingPath("$.entries[?(@.effect=='mail')].outcome")
                                    .asArray()
                                    .containsExactly("queued");
                            assertThat(json)
                                    .extractingPath("$.entries[?(@.effect=='mail')].detail")
                                    .asArray()
                                    .anySatisfy(detail ->
                                            assertThat(detail).asString().startsWith("the account is not known yet"));
                        }));
    }

    @Test
    void anUnknownEnrollmentHasNoTimeline() {
        assertThat(get("/api/monitor/enrollments/nothing/timeline")).hasStatus(404);
    }

    @Test
    void eventsAppearLiveAndFiltered() {
        try (var live = live("/api/monitor/events/stream?type=enrollment.withdrawn&student=" + rosa)) {
            events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
            events.send(withdrawn(liveClass(offering), rosa, "Rosa", rosa), 2);
            events.send(withdrawn(liveClass(offering), Ids.next(), "Noel", "x"), 1);

            var seen = live.await(1);

            assertThat(seen).singleElement().satisfies(event -> {
                assertThat(event.name()).isEqualTo("event");
                assertThat(event.data().get("id").asString()).isEqualTo(enrollment + ".2");
                assertThat(event.data().get("data").get("reason").asString()).isEqualTo("I have to work that day");
            });
            assertThat(live.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void aStreamResumedAfterAnyEventMissesAndRepeatsNothing() {
        var path = "/api/monitor/events/stream?course=course-of-" + offering;
        List<LiveClient.Event> all;
        String start;
        try (var live = live(path)) {
            start = live.lastEventId();
            IntStream.range(0, 10).forEach(n -> {
                var event = activated(liveClass(offering), rosa + n, "Rosa");
                events.send(event, 1);
                events.send(event, 1); // as a producer does that was interrupted
            });
            all = live.await(10);
        }
        assertThat(all).hasSize(10);

        try (var live = live(path, start)) {
            assertThat(ids(live.await(10))).containsExactlyInAnyOrderElementsOf(ids(all));
        }
        for (var seen : List.of(0, 4, 8)) {
            try (var live = live(path, all.get(seen).id())) {
                assertThat(ids(live.await(9 - seen)))
                        .containsExactlyInAnyOrderElementsOf(ids(all.subList(seen + 1, 10)));
            }
        }
    }

    @Test
    void aQuietStreamStillMovesItsPositionOn() {
        try (var live = live("/api/monitor/events/stream?student=nobody")) {
            var before = live.lastEventId();

            events.send(activated(liveClass(offering), rosa, "Rosa"), 1);

            await().atMost(Events.PATIENCE).until(() -> !live.lastEventId().equals(before));
            assertThat(live.events()).isEmpty();
        }
    }

    @Test
    void anIdThatNeverWasIsRefused() {
        try (var live = live("/api/monitor/events/stream", "x1.2")) {
            assertThat(live.status()).isEqualTo(422);
        }
    }

    private LiveClient live(String path) {
        return live(path, null);
    }

    private LiveClient live(String path, String lastEventId) {
        return live(path, "admin" + rosa + "~ADMIN", lastEventId);
    }

    private static List<String> ids(List<LiveClient.Event> events) {
        return events.stream().map(each -> each.data().get("id").asString()).toList();
    }

    private void awaitRecorded(String enrollmentId, int count) {
        await().atMost(Events.PATIENCE)
                .until(() -> recorded.ofEnrollment(enrollmentId).size() == count);
    }

    private MvcTestResult get(String uri) {
        return mvc.get()
                .uri(URI.create(uri.replace("$", "%24")))
                .with(Callers.admin("admin", "Ada"))
                .exchange();
    }
}
