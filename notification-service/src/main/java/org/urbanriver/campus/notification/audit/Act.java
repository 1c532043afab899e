package org.urbanriver.campus.notification.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.notifications.AuditEntry;
import org.urbanriver.campus.notification.search.Cursor;

/**
 * Something that an instructor or an admin did.
 *
 * @param id the same for the same act, however often it is told
 * @param time when it was done
 * @param recordedAt when it was written here
 */
@Document("audit_trail")
@CompoundIndex(name = "subject", def = "{'subject': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "student", def = "{'studentId': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "offering", def = "{'offeringId': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "course", def = "{'courseId': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "actor_kind", def = "{'actor': 1, 'kind': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "actor", def = "{'actor': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "kind", def = "{'kind': 1, 'time': -1, '_id': -1}")
@CompoundIndex(name = "time", def = "{'time': -1, '_id': -1}")
public record Act(
        @Id String id,
        Instant time,
        Instant recordedAt,
        String actor,
        String name,
        List<String> roles,
        String kind,
        String what,
        String subject,
        @Nullable String studentId,
        @Nullable String courseId,
        @Nullable String offeringId,
        @Nullable String enrollmentId,
        @Nullable String cause,
        List<AuditEntry.Change> changes) {

    Cursor cursor() {
        return new Cursor(time, id);
    }

    AuditEntry view() {
        return new AuditEntry(
                id,
                time,
                actor,
                name,
                roles,
                kind,
                what,
                subject,
                studentId,
                courseId,
                offeringId,
                enrollmentId,
                cause,
                changes);
    }
}
