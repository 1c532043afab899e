package org.urbanriver.campus.notification.monitor;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.notification.search.Cursor;
import org.urbanriver.campus.notification.search.Period;
import org.urbanriver.campus.notification.stream.Position;

/** Every event, once, for as long as the campus keeps them. */
@Component
class RecordedEvents {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("time"), Sort.Order.desc("_id"));
    private static final Sort OLDEST_FIRST = Sort.by("time", "sequence");
    private static final Sort LAST_FIRST = Sort.by(Sort.Order.desc("partition"), Sort.Order.desc("offset"));
    private static final String COLLECTION = "recorded_events";
    private static final int AT_ONCE = 500;
    private static final int LONGEST_STORY = 2_000;
    private static final int MOST_EFFECTS = 200;

    private final MongoTemplate mongo;

    RecordedEvents(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Records the event unless it is on record. */
    void add(RecordedEvent event) {
        try {
            mongo.insert(event);
        } catch (DuplicateKeyException e) {
            // It arrived again.
        }
    }

    /** Which of some events are on record. */
    Map<String, RecordedEvent> find(Collection<String> ids) {
        return mongo.find(query(where("_id").in(ids)), RecordedEvent.class).stream()
                .collect(Collectors.toMap(RecordedEvent::id, Function.identity()));
    }

    /** The newest events, at most {@code count}. */
    List<RecordedEvent> newest(EventFilter filter, Period period, @Nullable Cursor behind, int count) {
        var all = Stream.concat(
                        Stream.of(filter.criteria())
                                .filter(asked -> !asked.getCriteriaObject().isEmpty()),
                        Stream.of(period.criteria(behind)))
                .toList();
        var asked = all.isEmpty() ? new Query() : query(new Criteria().andOperator(all));
        return mongo.find(asked.with(NEWEST_FIRST).limit(count), RecordedEvent.class);
    }

    /**
     * How far the record reaches. As each partition is recorded in order, everything up to here is on record, and nothing that
     * a stream tells from here on is missing in between.
     */
    Position position() {
        var position = Position.start();
        for (var last : lastOfEachPartition()) {
            position = position.with(last.getString("topic"), last.getInteger("partition"), last.getLong("offset"));
        }
        return position;
    }

    /** One step of an index for each partition, from the highest down. */
    private List<Document> lastOfEachPartition() {
        var lasts = new ArrayList<Document>();
        for (var topic : List.of(Topics.ACCOUNTS, Topics.COURSES, Topics.ENROLLMENTS)) {
            var below = Integer.MAX_VALUE;
            while (true) {
                var next = query(where("topic").is(topic).and("partition").lt(below))
                        .with(LAST_FIRST)
                        .limit(1);
                next.fields().include("topic", "partition", "offset");
                var last = mongo.findOne(next, Document.class, COLLECTION);
                if (last == null) {
                    break;
                }
                lasts.add(last);
                below = last.getInteger("partition");
            }
        }
        return lasts;
    }

    /**
     * Forgets some of the events that happened before a time, and tells whether there may be more. The last of each partition
     * stays, as it tells how far the record reaches.
     */
    boolean forgetSomeBefore(Instant time) {
        var lasts = lastOfEachPartition().stream()
                .map(each -> each.getString("_id"))
                .toList();
        var old = query(where("time").lt(time).and("_id").nin(lasts))
                .with(Sort.by("time", "_id"))
                .limit(AT_ONCE);
        old.fields().include("_id");
        var ids = mongo.find(old, Document.class, COLLECTION).stream()
                .map(each -> each.getString("_id"))
                .toList();
        mongo.remove(query(where("_id").in(ids)), COLLECTION);
        return ids.size() == AT_ONCE;
    }

    List<RecordedEvent> ofEnrollment(String id) {
        return mongo.find(
                query(where("enrollmentId").is(id)).with(OLDEST_FIRST).limit(LONGEST_STORY), RecordedEvent.class);
    }

    /** What followed from some events. */
    List<RecordedEvent> causedBy(Collection<String> eventIds) {
        return mongo.find(
                query(where("cause").in(eventIds)).with(OLDEST_FIRST).limit(MOST_EFFECTS), RecordedEvent.class);
    }

    /** What happened to an offering itself, of some kinds, since a time. */
    List<RecordedEvent> ofOfferingSince(String id, Collection<String> kinds, Instant since) {
        var about =
                where("offeringId").is(id).and("time").gte(since).and("kind").in(kinds);
        return mongo.find(query(about).with(OLDEST_FIRST).limit(LONGEST_STORY), RecordedEvent.class);
    }
}
