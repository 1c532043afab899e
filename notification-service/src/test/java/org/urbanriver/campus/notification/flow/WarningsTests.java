package org.urbanriver.campus.notification.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.notifications.FlowHealth.DeadLetterCounts;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Lag;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Lags;
import org.urbanriver.campus.contracts.notifications.FlowHealth.MailQueue;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Outbox;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Warning;

class WarningsTests {

    private static final Instant NOW = Instant.parse("2099-05-09T13:00:00Z");
    private static final Lags NO_LAGS = new Lags(List.of(), null);
    private static final DeadLetterCounts NO_LETTERS = new DeadLetterCounts(0L, Map.of(), null);
    private static final MailQueue NO_MAIL = new MailQueue(0L, null, null, 0L, null);

    @Test
    void whenAllIsWellNothingIsSaid() {
        var young = new Outbox("gateway", 2L, false, NOW.minusSeconds(59), null);
        var reading = new Lags(List.of(new Lag("a.b", "course-events", 40, 1, false)), null);
        var mail = new MailQueue(3L, NOW.minusSeconds(100), null, 0L, null);

        assertThat(Warnings.about(NOW, List.of(young), reading, NO_LETTERS, mail))
                .isEmpty();
    }

    @Test
    void anOutboxThatIsStuckAndAServiceThatIsAwayAreTold() {
        var stuck = new Outbox("gateway", 1L, false, NOW.minus(Duration.ofMinutes(3)), null);
        var full = new Outbox("course-service", 500L, true, NOW.minus(Duration.ofHours(5)), null);
        var away = new Outbox("enrollment-service", null, false, null, "cannot be reached at http://e");

        assertThat(Warnings.about(NOW, List.of(stuck, full, away), NO_LAGS, NO_LETTERS, NO_MAIL))
                .extracting(Warning::what)
                .containsExactly(
                        "gateway has not been able to send 1 event for 3 minutes.",
                        "course-service has not been able to send more than 500 events for 5 hours.",
                        "The outbox of enrollment-service is not known: it cannot be reached at http://e.");
    }

    @Test
    void groupsThatAreLateOrReadByNobodyAreTold() {
        var lags = new Lags(
                List.of(
                        new Lag("notification-service.mail", "enrollment-events", 1_200, 1, true),
                        new Lag("course-service.readers", "enrollment-events", 0, 0, false)),
                null);

        assertThat(Warnings.about(NOW, List.of(), lags, NO_LETTERS, NO_MAIL))
                .extracting(Warning::what)
                .containsExactly(
                        "notification-service.mail is more than a minute behind on enrollment-events (1,200 events waiting).",
                        "Nobody reads enrollment-events for course-service.readers (0 events waiting).");
    }

    @Test
    void deadLettersAndMailAreTold() {
        var letters = new DeadLetterCounts(4L, Map.of("notification-service.inbox", 4L), null);
        var mail = new MailQueue(2L, NOW.minusSeconds(300), "the mail server cannot be reached", 1L, null);

        assertThat(Warnings.about(NOW, List.of(), NO_LAGS, letters, mail))
                .extracting(Warning::what)
                .containsExactly(
                        "notification-service.inbox could not digest 4 events.",
                        "2 mails are waiting, the first for 5 minutes: the mail server cannot be reached.",
                        "1 mail was given up within the last day.");
    }

    @Test
    void whatCouldNotBeFoundOutIsTold() {
        var warnings = Warnings.about(
                NOW,
                List.of(),
                new Lags(List.of(), "Kafka cannot be reached"),
                new DeadLetterCounts(null, Map.of(), "The database cannot be reached"),
                new MailQueue(null, null, null, null, "The database cannot be reached"));

        assertThat(warnings)
                .extracting(Warning::what)
                .containsExactly(
                        "How far the consumers are is not known: Kafka cannot be reached.",
                        "The dead letters are not known: The database cannot be reached.",
                        "The mail queue is not known: The database cannot be reached.");
        assertThat(warnings).extracting(Warning::toDo).noneMatch(String::isBlank);
    }
}
