package org.urbanriver.campus.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class EventTypesTests {

    private final JsonMapper json = JsonMapper.builder().build();

    static Set<String> types() {
        return EventTypes.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasAnExampleThatSurvivesTheRoundTrip(String type) {
        var example = ExampleEvents.json(type);

        var event = json.readValue(example, EventTypes.record(type).orElseThrow());

        assertThat(json.valueToTree(event).toString())
                .isEqualTo(json.readTree(example).toString());
        assertThat(EventTypes.name(event)).isEqualTo(type);
        assertThat(event.subject()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aFieldOfALaterVersionIsIgnored(String type) {
        var later = ExampleEvents.json(type).replaceFirst("\\{", "{\"addedLater\": 1,");

        assertThat(json.readValue(later, EventTypes.record(type).orElseThrow())).isNotNull();
    }

    @Test
    void anOfferingToldBeforeThereWereMinimumAndPrerequisitesIsRead() {
        var earlier = ExampleEvents.json("org.urbanriver.campus.offering.scheduled.v1")
                .replaceAll("\"(offerHours|minimum|decideAt|confirmed|prerequisites)\": [^,]*,", "");

        var event = json.readValue(earlier, EnrollmentEvent.OfferingScheduled.class);

        assertThat(earlier).doesNotContain("prerequisites");
        assertThat(event.offering().prerequisites()).isEmpty();
        assertThat(event.offering().offerHours()).isZero();
    }

    @Test
    void everyEventRecordHasAWireType() {
        assertThat(concrete(CampusEvent.class).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(EventTypes.all().values()));
    }

    @Test
    void anUnknownTypeIsNoError() {
        assertThat(EventTypes.record("org.urbanriver.campus.enrollment.activated.v9"))
                .isEmpty();
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypesTests::concrete)
                : Stream.of(type);
    }
}
