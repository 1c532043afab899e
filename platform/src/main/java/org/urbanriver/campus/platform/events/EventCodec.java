package org.urbanriver.campus.platform.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.converter.ConversionException;
import org.urbanriver.campus.contracts.events.AccountEvent;
import org.urbanriver.campus.contracts.events.CampusEvent;
import org.urbanriver.campus.contracts.events.CourseEvent;
import org.urbanriver.campus.contracts.events.EnrollmentEvent;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.contracts.events.MediaEvent;
import org.urbanriver.campus.contracts.events.TechniqueEvent;
import org.urbanriver.campus.contracts.events.Topics;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one translation between events and Kafka records: CloudEvents 1.0 in Kafka's binary mode (CloudEvents Kafka
 * Protocol Binding 1.0.2, section 3.2), the value being the JSON of the event's record.
 */
public class EventCodec {

    static final String TYPE = "ce_type";
    private static final String ID = "ce_id";
    private static final String CONTENT_TYPE = "application/json";

    private final JsonMapper json;
    private final String source;
    private final String namespace;

    EventCodec(JsonMapper json, String source, String namespace) {
        this.json = json;
        this.source = source;
        this.namespace = namespace;
    }

    OutboxEntry outboxEntry(String aggregateId, long sequence, CampusEvent event, Instant at, Origin origin) {
        return new OutboxEntry(
                eventId(aggregateId, sequence),
                EventTypes.name(event),
                sequence,
                at,
                json.writeValueAsString(event),
                origin);
    }

    /** The same fact always has the same id. */
    static String eventId(String aggregateId, long sequence) {
        return aggregateId + "." + sequence;
    }

    ProducerRecord<String, byte[]> toRecord(String aggregateId, OutboxEntry entry) {
        var kind = EventTypes.record(entry.type())
                .orElseThrow(() -> new IllegalStateException(entry.type() + " is no wire type"));
        var message = new ProducerRecord<String, byte[]>(
                namespace + topic(kind), aggregateId, entry.data().getBytes(StandardCharsets.UTF_8));
        var headers = message.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, ID, entry.eventId());
        put(headers, "ce_source", source);
        put(headers, TYPE, entry.type());
        put(headers, "ce_subject", aggregateId);
        put(headers, "ce_time", entry.time().toString());
        put(headers, "ce_sequence", Long.toString(entry.sequence()));
        put(headers, "content-type", CONTENT_TYPE);
        var origin = Objects.requireNonNullElse(entry.origin(), Origin.UNKNOWN);
        putKnown(headers, "traceparent", origin.traceparent());
        putKnown(headers, "ce_actor", origin.actor());
        putKnown(
                headers, "ce_actorroles", origin.actorRoles().isEmpty() ? null : String.join(",", origin.actorRoles()));
        putKnown(headers, "ce_cause", origin.cause());
        return message;
    }

    /** Reads the event and its envelope; a record that breaks the contract is refused for good. */
    Received<CampusEvent> read(ConsumerRecord<?, ?> message) {
        var envelope = envelope(message);
        var kind = EventTypes.record(envelope.type())
                .orElseThrow(() -> new ConversionException("Unknown event type " + envelope.type(), null));
        if (!(message.value() instanceof byte[] value)) {
            throw new ConversionException("The event " + envelope.id() + " has no body", null);
        }
        try {
            return new Received<>(json.readValue(value, kind), envelope);
        } catch (JacksonException | NullPointerException e) {
            throw new ConversionException("The body of " + envelope.id() + " is no " + envelope.type(), e);
        }
    }

    /** Reads the CloudEvents attributes alone, for those who record events of any type. */
    public Envelope envelope(ConsumerRecord<?, ?> message) {
        try {
            return new Envelope(
                    required(message, ID),
                    required(message, TYPE),
                    required(message, "ce_source"),
                    required(message, "ce_subject"),
                    Instant.parse(required(message, "ce_time")),
                    Long.parseLong(required(message, "ce_sequence")),
                    header(message, "traceparent").orElse(null),
                    header(message, "ce_actor").orElse(null),
                    header(message, "ce_actorroles")
                            .map(roles -> List.of(roles.split(",")))
                            .orElse(List.of()),
                    header(message, "ce_cause").orElse(null));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new ConversionException("A CloudEvents header is malformed", e);
        }
    }

    /** Whether this version knows the record's type; one without a type is a broken contract, which reading tells. */
    boolean knows(ConsumerRecord<?, ?> message) {
        return header(message, TYPE)
                .map(type -> EventTypes.record(type).isPresent())
                .orElse(true);
    }

    /** The event's id, if the record says it. */
    Optional<String> id(ConsumerRecord<?, ?> message) {
        return header(message, ID);
    }

    private static String topic(Class<? extends CampusEvent> kind) {
        if (EnrollmentEvent.class.isAssignableFrom(kind)) {
            return Topics.ENROLLMENTS;
        }
        if (CourseEvent.class.isAssignableFrom(kind)
                || MediaEvent.class.isAssignableFrom(kind)
                || TechniqueEvent.class.isAssignableFrom(kind)) {
            return Topics.COURSES;
        }
        if (AccountEvent.class.isAssignableFrom(kind)) {
            return Topics.ACCOUNTS;
        }
        throw new IllegalStateException("No topic for " + kind);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void putKnown(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            put(headers, name, value);
        }
    }

    private static String required(ConsumerRecord<?, ?> message, String name) {
        return header(message, name)
                .orElseThrow(() -> new ConversionException("The header " + name + " is missing", null));
    }

    private static Optional<String> header(ConsumerRecord<?, ?> message, String name) {
        return Optional.ofNullable(message.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }
}
