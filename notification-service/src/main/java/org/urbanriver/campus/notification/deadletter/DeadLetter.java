package org.urbanriver.campus.notification.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;
import org.urbanriver.campus.contracts.notifications.DeadLetterView;
import org.urbanriver.campus.notification.delivery.Failures;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.security.Caller;

/**
 * A record that a consumer could not digest. Its id begins with the time of failure, so that the newest have the highest, and
 * ends with its place among the dead letters, so that one that arrives again is known.
 *
 * @param group without the namespace
 * @param kind of event, such as {@code enrollment.activated}
 * @param topic without the namespace; with partition and offset, where the record stood that failed
 * @param headers those that the record came with, without what failing added
 * @param replayOf the letter that this one was before it was replayed
 * @param failedAgain the letter that came of replaying this one
 * @param dueAt when a replaying letter may next be sent; whoever sends it moves that on
 * @param replay where in its topic it was sent again
 * @param unnoted while its decision may not be in the audit trail yet
 */
@Document("dead_letters")
@CompoundIndex(name = "state", def = "{'state': 1, '_id': -1}")
@CompoundIndex(name = "group", def = "{'group': 1, '_id': -1}")
@CompoundIndex(name = "due", def = "{'state': 1, 'dueAt': 1}")
record DeadLetter(
        @Id String id,
        DeadLetterState state,
        String group,
        @Indexed(sparse = true) @Nullable String eventId,
        @Nullable String type,
        @Nullable String kind,
        @Nullable String subject,
        @Nullable Long sequence,
        @Nullable Instant time,
        String topic,
        int partition,
        long offset,
        String reason,
        String reasonClass,
        @Nullable String trace,
        @Nullable Integer attempts,
        Instant failedAt,
        @Nullable String key,
        byte @Nullable [] payload,
        List<Header> headers,
        @Nullable String replayOf,
        @Nullable String failedAgain,
        @Nullable Decision decision,
        @Nullable Instant dueAt,
        Failures.@Nullable Place replay,
        @Indexed(sparse = true) @Nullable Boolean unnoted) {

    record Header(String name, byte @Nullable [] value) {}

    /**
     * What somebody decided about it.
     *
     * @param note why a letter is discarded
     * @param act id of the decision in the audit trail, the same for all letters that it was about; absent, as are the next two,
     *     in what an earlier version decided
     * @param roles that the account had then
     * @param kind which letters were meant, where it was about all of a kind
     */
    record Decision(
            String by,
            String name,
            Instant at,
            @Nullable String note,
            @Indexed(sparse = true) @Nullable String act,
            @Nullable Set<Role> roles,
            @Nullable String kind) {

        static Decision of(Caller admin, Instant at, @Nullable String note, @Nullable String kind) {
            return new Decision(admin.id(), admin.name(), at, note, Ids.next(), admin.roles(), kind);
        }

        Caller admin() {
            return new Caller(by, name, "", Objects.requireNonNullElse(roles, Set.of()));
        }
    }

    DeadLetterView view() {
        return new DeadLetterView(
                id,
                state,
                group,
                group.substring(0, Math.max(group.indexOf('.'), 0)),
                eventId,
                type,
                subject,
                sequence,
                time,
                topic,
                partition,
                offset,
                reason,
                reasonClass,
                attempts,
                failedAt,
                replayOf,
                failedAgain,
                decision == null ? null : decision.by(),
                decision == null ? null : decision.name(),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.note());
    }
}
