package org.urbanriver.campus.notification.monitor;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.CampusEvent;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.contracts.notifications.MonitoredEvent;
import org.urbanriver.campus.platform.events.EventCodec;
import org.urbanriver.campus.platform.events.Replay;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads records of any type for the monitor: what they are about is found by the names of fields alone. */
@Component
class EventReader {

    private static final TypeReference<Map<String, Object>> BODY = new TypeReference<>() {};

    private final EventCodec codec;
    private final JsonMapper json;
    private final Clock clock;
    private final String namespace;

    EventReader(EventCodec codec, JsonMapper json, Clock clock, @Value("${campus.namespace}") String namespace) {
        this.codec = codec;
        this.json = json;
        this.clock = clock;
        this.namespace = namespace;
    }

    /** @throws ConversionException if it is no event with a JSON object as its body */
    RecordedEvent read(ConsumerRecord<?, ?> message) {
        var envelope = codec.envelope(message);
        var place = Replay.firstPlace(message);
        var body = body(message, envelope.id());
        var enrollment = body.path("enrollment");
        var offering = body.has("offering") ? body.path("offering") : enrollment.path("offering");
        var course = text(body.path("course").path("id"));
        var student = text(enrollment.path("studentId"));
        return new RecordedEvent(
                envelope.id(),
                envelope.type(),
                EventTypes.kind(envelope.type()),
                envelope.source(),
                envelope.subject(),
                envelope.sequence(),
                envelope.time().truncatedTo(ChronoUnit.MILLIS),
                clock.instant(),
                student != null ? student : text(body.path("account").path("id")),
                course != null ? course : text(offering.path("courseId")),
                text(offering.path("id")),
                text(enrollment.path("id")),
                json.writeValueAsString(body),
                message.topic().substring(namespace.length()),
                place.partition(),
                place.offset(),
                Instant.ofEpochMilli(message.timestamp()),
                envelope.actor(),
                envelope.actorRoles(),
                envelope.cause());
    }

    MonitoredEvent view(RecordedEvent event) {
        return event.view(json.readValue(event.data(), BODY));
    }

    /** The event as a record of the contract; none for a type or a body that this version does not understand. */
    Optional<CampusEvent> typed(RecordedEvent event) {
        try {
            return EventTypes.record(event.type()).map(kind -> json.readValue(event.data(), kind));
        } catch (JacksonException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private JsonNode body(ConsumerRecord<?, ?> message, String id) {
        if (!(message.value() instanceof byte[] value)) {
            throw new ConversionException("The event " + id + " has no body", null);
        }
        try {
            var body = json.readTree(value);
            if (!body.isObject()) {
                throw new ConversionException("The body of " + id + " is no JSON object", null);
            }
            return body;
        } catch (JacksonException e) {
            throw new ConversionException("The body of " + id + " is no JSON", e);
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }
}
