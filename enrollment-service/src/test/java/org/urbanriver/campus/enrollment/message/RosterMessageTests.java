package org.urbanriver.campus.enrollment.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.RosterMessageCommand;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingScheduled;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.RosterMessageSent;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.contracts.events.ExampleEvents;
import org.urbanriver.campus.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

class RosterMessageTests {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Caller IMANI =
            new Caller("i4mnb6yz2k8rjw5e", "Imani Brooks", "imani@example.org", Set.of(Role.INSTRUCTOR));

    @Test
    void itIsToldAsTheContractSays() {
        var json = JsonMapper.builder().build();
        var type = "org.urbanriver.campus.roster.message-sent.v1";
        var offering = json.readValue(
                        ExampleEvents.json("org.urbanriver.campus.offering.scheduled.v1"), OfferingScheduled.class)
                .offering();

        var sent = RosterMessage.send(
                "c8wq3n5t2v7xk4mp",
                offering,
                message(
                        "Bring a towel",
                        "Please bring a towel and a bottle of water.\r\n\r\n\r\nThe door code is 4711. \u0007"),
                List.of("s4rnb6yz2k8rjw5e", "t4rnb6yz2k8rjw5e"),
                IMANI,
                NOW);

        assertThat(sent.unsavedEvents()).singleElement().satisfies(event -> {
            assertThat(EventTypes.name(event)).isEqualTo(type);
            assertThat(event.subject()).isEqualTo("c8wq3n5t2v7xk4mp");
            assertThat(json.readTree(json.writeValueAsString(event)))
                    .isEqualTo(json.readTree(ExampleEvents.json(type)));
        });
    }

    @Test
    void manyRecipientsAreToldInSeveralEventsEachOfThemOnce() {
        var everybody = IntStream.range(0, 2_500).mapToObj(i -> "student" + i).toList();
        var json = JsonMapper.builder().build();
        var offering = json.readValue(
                        ExampleEvents.json("org.urbanriver.campus.offering.scheduled.v1"), OfferingScheduled.class)
                .offering();

        var sent = RosterMessage.send("m", offering, message("Hello", "Text"), everybody, IMANI, NOW);

        assertThat(sent.unsavedEvents()).hasSize(3);
        assertThat(sent.unsavedEvents().stream().flatMap(event -> ((RosterMessageSent) event).recipients().stream()))
                .containsExactlyElementsOf(everybody);
        assertThat(sent.view().recipients()).isEqualTo(2_500);
    }

    private static RosterMessageCommand message(String subject, String text) {
        return new RosterMessageCommand(null, subject, text, false);
    }
}
