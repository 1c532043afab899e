package org.urbanriver.campus.notification.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.notification.Enrollments.activated;
import static org.urbanriver.campus.notification.Enrollments.liveClass;
import static org.urbanriver.campus.notification.Enrollments.withdrawn;

import com.mongodb.client.MongoClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.notification.ServiceTest;
import org.urbanriver.campus.notification.monitor.Retention.MonitorSettings;
import org.urbanriver.campus.notification.search.Period;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.csv.Csv;
import org.urbanriver.campus.platform.test.Callers;
import org.urbanriver.campus.platform.test.Events;
import tools.jackson.databind.json.JsonMapper;

class RecordTests extends ServiceTest {

    private static final Instant NOW = Instant.parse("2099-05-01T12:00:00Z");

    private final String offering = Ids.next();

    @Autowired
    private MongoClient client;

    @Test
    void eventsAreForgottenWhenTheirTimeIsOverButTheLastOfEachPartition() {
        var record = record();
        IntStream.range(0, 1_200)
                .forEach(n -> record.add(Recorded.event("old" + n, NOW.minus(Duration.ofDays(11)), n % 3, n)));
        record.add(Recorded.event("young", NOW.minus(Duration.ofDays(9)), 0, 2_000));
        var position = record.position();

        var sweeps = List.of(retention(record, 10), retention(record, 10)).parallelStream();
        sweeps.forEach(Retention::sweep);

        assertThat(record.newest(new EventFilter(null, null, null, null, null), Period.ALWAYS, null, 100))
                .extracting(RecordedEvent::id)
                .containsExactly("young", "old1199", "old1198");
        assertThat(record.position()).isEqualTo(position).hasToString("e0.2000-e1.1198-e2.1199");
    }

    @Test
    void withoutALimitNothingIsForgotten() {
        var record = record();
        record.add(Recorded.event("a", Instant.EPOCH, 0, 1));
        record.add(Recorded.event("b", Instant.EPOCH, 0, 2));

        retention(record, 0).sweep();

        assertThat(record.find(List.of("a", "b"))).hasSize(2);
    }

    @Test
    void aRecordedEventTellsWhoBroughtItAboutAndWhatItFollowsFrom() {
        var id = offering + "_rosa";
        var headers = new HashMap<>(Events.headers("enrollment.activated.v1", id, 1));
        headers.put("ce_actor", "imani");
        headers.put("ce_actorroles", "INSTRUCTOR");
        headers.put("ce_cause", offering + "_ana.2");
        var body = JsonMapper.shared().writeValueAsBytes(activated(liveClass(offering), "rosa", "Rosa"));

        events.send(Topics.ENROLLMENTS, id, headers, body);

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(mvc.get()
                                .uri("/api/monitor/events?enrollment=" + id)
                                .with(Callers.admin("admin", "Ada"))
                                .exchange())
                        .bodyJson()
                        .satisfies(json -> {
                            assertThat(json).extractingPath("$.items[0].actor").isEqualTo("imani");
                            assertThat(json).extractingPath("$.items[0].cause").isEqualTo(offering + "_ana.2");
                            assertThat(json)
                                    .extractingPath("$.items[0].relayedAt")
                                    .isNotNull();
                        }));
    }

    @Test
    void theListIsThereAsAFile() throws Exception {
        var seat = liveClass(offering);
        register("r" + offering, "Rosa Delgado");
        events.send(activated(seat, "r" + offering, "=Rosa"), 1);
        events.send(withdrawn(seat, "r" + offering, "=Rosa", "r" + offering), 2);

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(file("offering=" + offering))
                        .hasSize(3)
                        .satisfiesExactly(
                                header -> assertThat(header)
                                        .startsWith(Csv.BYTE_ORDER_MARK + "time,type,what,by,student,course,"),
                                second -> assertThat(second)
                                        .contains(",enrollment.withdrawn,\"'=Rosa withdrew from the live class “"),
                                first -> assertThat(first)
                                        .contains(
                                                "2026-03-02T15:10:00Z,enrollment.activated,'=Rosa enrolled in the live class “")
                                        .contains("," + offering + "_r" + offering + ".1,")));
        assertThat(file("type=enrollment.withdrawn&offering=" + offering)).hasSize(2);
        assertThat(file("offering=" + offering + "&to=2026-03-02T15:10:00Z")).hasSize(1);
    }

    @Test
    void aFileIsForAdminsAndSaysWhatItCannotRead() {
        assertThat(mvc.get()
                        .uri("/api/monitor/events.csv")
                        .with(Callers.instructor("i", "Imani"))
                        .exchange())
                .hasStatus(403);
        assertThat(mvc.get()
                        .uri("/api/monitor/events.csv?from=2099-03-02T15:10:00Z&to=2099-03-01T15:10:00Z")
                        .with(Callers.admin("admin", "Ada"))
                        .exchange())
                .hasStatus(422)
                .hasContentType("application/problem+json");
    }

    private List<String> file(String query) throws Exception {
        var file = mvc.get()
                .uri("/api/monitor/events.csv?" + query)
                .with(Callers.admin("admin", "Ada"))
                .exchange();
        assertThat(file).hasStatus(200).hasHeader("Content-Disposition", "attachment; filename=\"events.csv\"");
        return file.getResponse().getContentAsString().lines().toList();
    }

    /** In a database of its own, so that nothing else is recorded in between. */
    private RecordedEvents record() {
        return new RecordedEvents(new MongoTemplate(client, "t" + Ids.next()));
    }

    private static Retention retention(RecordedEvents record, int days) {
        return new Retention(record, new MonitorSettings(days), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
