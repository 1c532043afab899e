package org.urbanriver.campus.notification.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.notifications.MonitoredEvent;
import org.urbanriver.campus.notification.search.Cursor;

/**
 * An event as it travelled, of a type known here or not.
 *
 * @param kind the type without prefix and version, such as {@code enrollment.activated}
 * @param data its JSON, as text: field names of other versions may be none that a store likes
 * @param topic with partition and offset, where it first arrived; it may arrive again
 * @param relayedAt when the broker had it; absent on what was recorded by an earlier version, as are the next three
 * @param actor account in whose request it happened
 * @param cause id of the event that it follows from
 */
@Document("recorded_events")
@CompoundIndex(name = "enrollment", def = "{'enrollmentId': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "student", def = "{'studentId': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "offering_kind", def = "{'offeringId': 1, 'kind': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "offering", def = "{'offeringId': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "course_kind", def = "{'courseId': 1, 'kind': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "course", def = "{'courseId': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "kind", def = "{'kind': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "time", def = "{'time': -1, '_id': -1}")
@CompoundIndex(name = "place", def = "{'topic': 1, 'partition': -1, 'offset': -1}")
record RecordedEvent(
        @Id String id,
        String type,
        String kind,
        String source,
        String subject,
        long sequence,
        Instant time,
        Instant recordedAt,
        @Nullable String studentId,
        @Nullable String courseId,
        @Nullable String offeringId,
        @Nullable String enrollmentId,
        String data,
        String topic,
        int partition,
        long offset,
        @Nullable Instant relayedAt,
        @Nullable String actor,
        @Nullable List<String> actorRoles,
        @Indexed(sparse = true) @Nullable String cause) {

    boolean arrivedAtTheSamePlaceAs(RecordedEvent other) {
        return topic.equals(other.topic) && partition == other.partition && offset == other.offset;
    }

    Cursor cursor() {
        return new Cursor(time, id);
    }

    MonitoredEvent view(Map<String, Object> body) {
        return new MonitoredEvent(
                id,
                type,
                source,
                subject,
                sequence,
                time,
                recordedAt,
                studentId,
                courseId,
                offeringId,
                enrollmentId,
                relayedAt,
                actor,
                cause,
                body);
    }
}
