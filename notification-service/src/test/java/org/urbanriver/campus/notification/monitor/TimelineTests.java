package org.urbanriver.campus.notification.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.notification.Enrollments.activated;
import static org.urbanriver.campus.notification.Enrollments.cancelled;
import static org.urbanriver.campus.notification.Enrollments.enrollment;
import static org.urbanriver.campus.notification.Enrollments.liveClass;
import static org.urbanriver.campus.notification.Enrollments.waitlisted;
import static org.urbanriver.campus.notification.Enrollments.withdrawn;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.urbanriver.campus.contracts.events.CampusEvent;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.Cause;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentActivated;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;
import org.urbanriver.campus.contracts.notifications.Timeline;
import org.urbanriver.campus.contracts.notifications.Timeline.Progress;
import org.urbanriver.campus.notification.ServiceTest;
import org.urbanriver.campus.notification.delivery.Failures;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.csv.Csv;
import org.urbanriver.campus.platform.test.Callers;
import org.urbanriver.campus.platform.test.Events;

class TimelineTests extends ServiceTest {

    private static final String COURSE = "“Advanced techniques for headaches and migraines”";

    private final String offering = Ids.next();
    private final String ana = offering + "_ana";
    private final String ben = offering + "_ben";

    @Autowired
    private RecordedEvents recorded;

    @Test
    void aPromotionAndTheWithdrawalThatMadeItPossibleAreTiedBothWays() {
        var seat = liveClass(offering);
        events.send(activated(seat, "ana", "Ana Reyes"), 1);
        events.send(waitlisted(seat, "ben", "Ben Ito"), 1);
        send(withdrawn(seat, "ana", "Ana Reyes", "ana"), 2, "ana", null);
        var promoted = new EnrollmentActivated(enrollment(seat, "ben", "Ben Ito"), Cause.PROMOTED, "ben");
        send(promoted, 2, "ana", ana + ".2");
        awaitRecorded(ana, 2);
        awaitRecorded(ben, 2);

        assertThat(get(ben)).bodyJson().satisfies(json -> {
            assertThat(json)
                    .extractingPath("$.entries[?(@.eventId=='" + ben + ".2' && @.effect==null)].what")
                    .asArray()
                    .containsExactly("Ben Ito moved up from the waitlist to a seat in the live class " + COURSE
                            + ", because Ana Reyes withdrew");
            assertThat(json)
                    .extractingPath("$.entries[?(@.eventId=='" + ben + ".2' && @.effect==null)].causedBy")
                    .asArray()
                    .containsExactly(ana + ".2");
            assertThat(json)
                    .extractingPath("$.entries[?(@.eventId=='" + ana + ".2')].enrollmentId")
                    .asArray()
                    .containsExactly(ana);
        });
        assertThat(get(ana)).bodyJson().satisfies(json -> {
            assertThat(json)
                    .extractingPath("$.entries[?(@.eventId=='" + ben + ".2')].causedBy")
                    .asArray()
                    .containsExactly(ana + ".2");
            assertThat(json)
                    .extractingPath("$.entries[?(@.eventId=='" + ben + ".1')]")
                    .asArray()
                    .isEmpty();
        });
    }

    @Test
    void aWithdrawalByACanceledClassStandsBehindItAndNamesIt() {
        var seat = liveClass(offering);
        events.send(activated(seat, "ana", "Ana Reyes"), 1);
        send(cancelled(seat), 7, "ada", null);
        send(withdrawn(seat, "ana", "Ana Reyes", "ada"), 2, "ada", offering + ".7");
        awaitRecorded(ana, 2);
        await().atMost(Events.PATIENCE)
                .until(() -> recorded.find(List.of(offering + ".7")).size() == 1);

        assertThat(get(ana)).bodyJson().satisfies(json -> {
            assertThat(json)
                    .extractingPath("$.entries[?(@.effect==null)].eventId")
                    .asArray()
                    .containsExactly(ana + ".1", offering + ".7", ana + ".2");
            assertThat(json)
                    .extractingPath("$.entries[?(@.eventId=='" + ana + ".2' && @.effect==null)].what")
                    .asArray()
                    .hasSize(1)
                    .allSatisfy(what -> assertThat(what)
                            .asString()
                            .endsWith(", because the live class was canceled; reason given: “The instructor is ill”"));
        });
    }

    @Test
    void eachEventTellsWhoHasConsumedItAndWhoCouldNot() {
        var body = """
                {"enrollment": {"id": "%s", "studentId": "ana"}}""".formatted(ana);
        var headers = Events.headers("enrollment.activated.v1", ana, 1);
        events.send(Topics.ENROLLMENTS, ana, headers, body.getBytes(StandardCharsets.UTF_8));

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(get(ana)).bodyJson().satisfies(json -> {
                    assertThat(json).extractingPath("$.problem").isNull();
                    assertThat(json)
                            .extractingPath("$.entries[0].relayedAt")
                            .asString()
                            .isNotEmpty();
                    assertThat(json)
                            .extractingPath("$.entries[0].consumers[?(@.progress=='CONSUMED')].group")
                            .asArray()
                            .contains("notification-service.monitor", "notification-service.audit");
                    assertThat(json)
                            .extractingPath("$.entries[0].consumers[?(@.progress=='FAILED')].group")
                            .asArray()
                            .contains("notification-service.inbox", "notification-service.mail");
                    assertThat(json)
                            .extractingPath(
                                    "$.entries[0].consumers[?(@.group=='notification-service.inbox')].deadLetter")
                            .asArray()
                            .hasSize(1)
                            .allSatisfy(letter -> assertThat(letter).asString().contains("notification-service.inbox"));
                    assertThat(json)
                            .extractingPath("$.entries[0].consumers[*].group")
                            .asArray()
                            .doesNotContain("notification-service.contacts", "test");
                }));
    }

    @Test
    void withoutKafkaItIsUnknownWhoHasConsumedButNotWhoCouldNot() {
        events.send(activated(liveClass(offering), "ana", "Ana Reyes"), 1);
        awaitRecorded(ana, 1);
        var event = recorded.ofEnrollment(ana).getFirst();
        var away = new Consumption(new KafkaAdmin(Map.of("bootstrap.servers", "127.0.0.1:1")), "");
        var failure =
                new Failures.Failure(event.id(), "course-service.readers", "d1", DeadLetterState.OPEN, "odd", null);

        var told = new Consumers(away, ids -> List.of(failure)).of(List.of(event));

        assertThat(told.problem()).contains("Kafka cannot be reached");
        assertThat(told.of(event)).singleElement().satisfies(consumer -> {
            assertThat(consumer.group()).isEqualTo("course-service.readers");
            assertThat(consumer.progress()).isEqualTo(Progress.FAILED);
            assertThat(consumer.what()).isEqualTo("failed: odd");
            assertThat(consumer.deadLetter()).isEqualTo("d1");
        });
    }

    @Test
    void whatWasSentAgainIsConsumedOnceItsGroupHasComeToIt() {
        events.send(activated(liveClass(offering), "ana", "Ana Reyes"), 1);
        awaitRecorded(ana, 1);
        var event = recorded.ofEnrollment(ana).getFirst();
        var group = "course-service.readers";
        var at = new OffsetAndMetadata(event.offset() + 10);
        var reached = new Consumption.Reached(
                "", Map.of(group, Map.of(new TopicPartition(event.topic(), event.partition()), at)));

        assertThat(replayed(event, reached, group, event.offset() + 9))
                .returns(Progress.CONSUMED, Timeline.Consumer::progress)
                .returns("consumed by a replay, after it failed: odd", Timeline.Consumer::what);
        assertThat(replayed(event, reached, group, event.offset() + 11))
                .returns(Progress.WAITING, Timeline.Consumer::progress)
                .returns(2L, Timeline.Consumer::behind)
                .returns("was sent again, and is not consumed yet; it had failed: odd", Timeline.Consumer::what);
    }

    private static Timeline.Consumer replayed(
            RecordedEvent event, Consumption.Reached reached, String group, long offset) {
        var place = new Failures.Place(event.partition(), offset);
        var failure = new Failures.Failure(event.id(), group, "d1", DeadLetterState.REPLAYED, "odd", place);
        return new Consumers.Told(Optional.of(reached), Map.of(event.id(), Map.of(group, failure)))
                .of(event)
                .getFirst();
    }

    @Test
    void theTimelineIsThereAsAFile() {
        events.send(activated(liveClass(offering), "ana", "Ana Reyes"), 1);
        awaitRecorded(ana, 1);

        var file = mvc.get()
                .uri("/api/monitor/enrollments/" + ana + "/timeline.csv")
                .with(Callers.admin("admin", "Ada"))
                .exchange();

        assertThat(file).hasStatus(200).hasHeader("Content-Disposition", "attachment; filename=\"timeline.csv\"");
        assertThat(new String(file.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8).lines())
                .first()
                .asString()
                .startsWith(Csv.BYTE_ORDER_MARK + "at,what,event,type,caused by");
        assertThat(mvc.get()
                        .uri("/api/monitor/enrollments/" + ana + "/timeline.csv")
                        .with(Callers.student("ana", "Ana"))
                        .exchange())
                .hasStatus(403);
    }

    private void send(CampusEvent event, long sequence, String actor, String cause) {
        var more = new HashMap<String, String>();
        more.put("ce_actor", actor);
        more.put("ce_cause", cause);
        events.send(event, sequence, more);
    }

    private void awaitRecorded(String enrollmentId, int count) {
        await().atMost(Events.PATIENCE)
                .until(() -> recorded.ofEnrollment(enrollmentId).size() == count);
    }

    private MvcTestResult get(String enrollmentId) {
        return mvc.get()
                .uri("/api/monitor/enrollments/" + enrollmentId + "/timeline")
                .with(Callers.admin("admin", "Ada"))
                .exchange();
    }
}
