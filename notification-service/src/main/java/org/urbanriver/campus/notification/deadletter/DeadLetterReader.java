package org.urbanriver.campus.notification.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;
import org.urbanriver.campus.platform.events.Failure;
import org.urbanriver.campus.platform.events.Replay;

/** Reads dead letters, of whatever shape: what a header does not tell, or tells wrongly, stays unknown. */
@Component
class DeadLetterReader {

    private static final String ENDING = "-dlt";
    private static final int UNKNOWN = -1;
    private static final int TIME_DIGITS = 9;
    /** Added by failing, and by nobody to be sent again. */
    private static final Pattern OF_FAILING =
            Pattern.compile("kafka_.*|" + Failure.KIND + "|" + Failure.REASON + "|" + Failure.ATTEMPTS);

    private final String namespace;

    DeadLetterReader(@Value("${campus.namespace}") String namespace) {
        this.namespace = namespace;
    }

    /** The topics of all groups' dead letters in this campus, and of no other campus on the same broker. */
    Pattern topics() {
        return Pattern.compile("%s(%s|%s|%s)\\.%s.+%s"
                .formatted(
                        Pattern.quote(namespace),
                        Topics.ACCOUNTS,
                        Topics.COURSES,
                        Topics.ENROLLMENTS,
                        Pattern.quote(namespace),
                        ENDING));
    }

    DeadLetter read(ConsumerRecord<String, byte[]> message) {
        var name = message.topic().substring(namespace.length());
        var dot = name.indexOf('.');
        var group = name.substring(dot + 1 + namespace.length(), name.length() - ENDING.length());
        var type = text(message, "ce_type");
        var failedAt = Instant.ofEpochMilli(Math.max(message.timestamp(), 0));
        return new DeadLetter(
                id(failedAt, name.substring(0, dot), group, message),
                DeadLetterState.OPEN,
                group,
                text(message, "ce_id"),
                type,
                type == null ? null : EventTypes.kind(type),
                text(message, "ce_subject"),
                parsed(message, "ce_sequence", Long::valueOf),
                parsed(message, "ce_time", Instant::parse),
                name.substring(0, dot),
                binary(message, KafkaHeaders.DLT_ORIGINAL_PARTITION, Integer.BYTES)
                        .map(ByteBuffer::getInt)
                        .orElse(UNKNOWN),
                binary(message, KafkaHeaders.DLT_ORIGINAL_OFFSET, Long.BYTES)
                        .map(ByteBuffer::getLong)
                        .orElse((long) UNKNOWN),
                first(text(message, Failure.REASON), text(message, KafkaHeaders.DLT_EXCEPTION_MESSAGE)),
                first(text(message, Failure.KIND), text(message, KafkaHeaders.DLT_EXCEPTION_FQCN)),
                text(message, KafkaHeaders.DLT_EXCEPTION_STACKTRACE),
                parsed(message, Failure.ATTEMPTS, Integer::valueOf),
                failedAt,
                message.key(),
                message.value(),
                headers(message),
                text(message, Replay.OF),
                null,
                null,
                null,
                null,
                null);
    }

    private static String id(Instant failedAt, String topic, String group, ConsumerRecord<?, ?> message) {
        var time = Long.toString(failedAt.toEpochMilli(), Character.MAX_RADIX);
        return "%s.%s.%s.%d.%d"
                .formatted(
                        "0".repeat(Math.max(TIME_DIGITS - time.length(), 0)) + time,
                        topic,
                        group,
                        message.partition(),
                        message.offset());
    }

    private static ArrayList<DeadLetter.Header> headers(ConsumerRecord<?, ?> message) {
        var headers = new ArrayList<DeadLetter.Header>();
        for (var header : message.headers()) {
            if (!OF_FAILING.matcher(header.key()).matches()) {
                headers.add(new DeadLetter.Header(header.key(), header.value()));
            }
        }
        return headers;
    }

    private static @Nullable String text(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Optional<ByteBuffer> binary(ConsumerRecord<?, ?> message, String name, int length) {
        var header = message.headers().lastHeader(name);
        return header == null || header.value() == null || header.value().length != length
                ? Optional.empty()
                : Optional.of(ByteBuffer.wrap(header.value()));
    }

    private static <T> @Nullable T parsed(ConsumerRecord<?, ?> message, String name, Function<String, T> parse) {
        var text = text(message, name);
        try {
            return text == null ? null : parse.apply(text);
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other != null ? other : "unknown";
    }
}
