package org.urbanriver.campus.notification.monitor;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Every event that was ever seen, once. */
@Component
class RecordedEvents {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("time"), Sort.Order.desc("_id"));
    private static final Sort OLDEST_FIRST = Sort.by("time", "sequence");
    private static final Duration FIRST_LOOK = Duration.ofHours(1);
    private static final int WIDER = 4;
    private static final Duration WIDEST_LOOK = Duration.ofDays(3_650);
    private static final int LONGEST_STORY = 2_000;

    private final MongoTemplate mongo;
    private final Clock clock;

    RecordedEvents(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Records the event unless it is on record. */
    void add(RecordedEvent event) {
        try {
            mongo.insert(event);
        } catch (DuplicateKeyException e) {
            // It arrived again.
        }
    }

    Optional<RecordedEvent> find(String id) {
        return Optional.ofNullable(mongo.findById(id, RecordedEvent.class));
    }

    /**
     * The newest events, at most {@code count}. Looks back in ever longer steps until there are enough: a store that sorts
     * what it finds never has to find everything first.
     *
     * @param from inclusive
     * @param to exclusive
     */
    List<RecordedEvent> newest(
            EventFilter filter, @Nullable Instant from, @Nullable Instant to, @Nullable Cursor behind, int count) {
        var found = new ArrayList<RecordedEvent>();
        var until = behind == null ? to : earlier(to, behind.time().plusMillis(1));
        var since = until == null ? clock.instant() : until;
        var step = FIRST_LOOK;
        while (true) {
            var last = step.compareTo(WIDEST_LOOK) > 0;
            var low = last ? null : since.minus(step);
            if (from != null && (low == null || !low.isAfter(from))) {
                low = from;
                last = true;
            }
            var window = query(new Criteria().andOperator(criteria(filter, low, until, behind)))
                    .with(NEWEST_FIRST)
                    .limit(count - found.size());
            found.addAll(mongo.find(window, RecordedEvent.class));
            if (last || low == null || found.size() >= count) {
                return found;
            }
            until = low;
            since = low;
            step = step.multipliedBy(WIDER);
        }
    }

    private static List<Criteria> criteria(
            EventFilter filter, @Nullable Instant low, @Nullable Instant until, @Nullable Cursor behind) {
        var all = new ArrayList<Criteria>();
        var asked = filter.criteria();
        if (!asked.getCriteriaObject().isEmpty()) {
            all.add(asked);
        }
        var time = where("time");
        if (low != null) {
            time = time.gte(low);
        }
        time = until != null ? time.lt(until) : low == null ? time.exists(true) : time;
        all.add(time);
        if (behind != null) {
            all.add(new Criteria()
                    .orOperator(
                            where("time").lt(behind.time()),
                            where("time").is(behind.time()).and("_id").lt(behind.id())));
        }
        return all;
    }

    List<RecordedEvent> ofEnrollment(String id) {
        return mongo.find(
                query(where("enrollmentId").is(id)).with(OLDEST_FIRST).limit(LONGEST_STORY), RecordedEvent.class);
    }

    /** What happened to an offering itself, of some kinds, since a time. */
    List<RecordedEvent> ofOfferingSince(String id, Collection<String> kinds, Instant since) {
        var about =
                where("offeringId").is(id).and("time").gte(since).and("kind").in(kinds);
        return mongo.find(query(about).with(OLDEST_FIRST).limit(LONGEST_STORY), RecordedEvent.class);
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
    }
}
