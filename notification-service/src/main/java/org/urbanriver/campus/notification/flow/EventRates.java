package org.urbanriver.campus.notification.flow;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Rate;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Rates;

/**
 * Counts events by the minute and by the hour in which they happened: one document each, whose id is that time. It also keeps the
 * last offset counted of each partition, so that what is read again is not counted again, by whichever instance.
 */
@Component
class EventRates {

    private static final String COLLECTION = "event_rates";
    private static final Duration KEPT = Duration.ofDays(2);
    private static final int MINUTES = 60;
    private static final int HOURS = 24;

    private final MongoTemplate mongo;
    private final Clock clock;

    EventRates(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** @param lane topic and partition, as a field may be called */
    record Counted(String lane, long offset, Instant time, String kind) {}

    /** Counts events that are not older than what is kept; those of a lane must come in their order. */
    void count(List<Counted> events) {
        var oldest = clock.instant().minus(KEPT);
        record Slot(String bucket, String lane) {}
        var slots = new LinkedHashMap<Slot, List<Counted>>();
        for (var event : events) {
            if (event.time().isAfter(oldest)) {
                for (var unit : List.of(ChronoUnit.MINUTES, ChronoUnit.HOURS)) {
                    slots.computeIfAbsent(
                                    new Slot(id(unit, event.time().truncatedTo(unit)), event.lane()),
                                    any -> new ArrayList<>())
                            .add(event);
                }
            }
        }
        slots.forEach((slot, all) -> count(slot.bucket(), slot.lane(), all));
    }

    private void count(String bucket, String lane, List<Counted> events) {
        while (true) {
            var found = mongo.findById(bucket, Document.class, COLLECTION);
            var last =
                    found == null ? null : found.get("counted", new Document()).getLong(lane);
            var fresh = events.stream()
                    .filter(event -> last == null || event.offset() > last)
                    .toList();
            if (fresh.isEmpty() || add(bucket, found == null, lane, last, fresh)) {
                return;
            }
        }
    }

    /** Whether it was done; not if another instance was faster. */
    private boolean add(String bucket, boolean isNew, String lane, @Nullable Long last, List<Counted> events) {
        var kinds = events.stream().collect(Collectors.groupingBy(Counted::kind, HashMap::new, Collectors.counting()));
        var counted = events.getLast().offset();
        if (isNew) {
            try {
                mongo.insert(
                        new Document("_id", bucket)
                                .append("counted", new Document(lane, counted))
                                .append("kinds", new Document(Map.copyOf(kinds))),
                        COLLECTION);
                return true;
            } catch (DuplicateKeyException e) {
                return false;
            }
        }
        var update = Update.update("counted." + lane, counted);
        kinds.forEach((kind, number) -> update.inc("kinds." + kind, number));
        var unchanged = query(where("_id").is(bucket).and("counted." + lane).is(last));
        return mongo.updateFirst(unchanged, update, COLLECTION).getMatchedCount() == 1;
    }

    Rates look() {
        return new Rates(last(MINUTES, ChronoUnit.MINUTES), last(HOURS, ChronoUnit.HOURS), null);
    }

    static Rates unknown(String problem) {
        return new Rates(List.of(), List.of(), problem);
    }

    private List<Rate> last(int count, ChronoUnit unit) {
        var now = clock.instant().truncatedTo(unit);
        var times = LongStream.range(0, count)
                .mapToObj(n -> now.minus(count - 1 - n, unit))
                .toList();
        var ids = times.stream().map(time -> id(unit, time)).toList();
        var found = mongo.find(query(where("_id").in(ids)), Document.class, COLLECTION).stream()
                .collect(Collectors.toMap(each -> each.getString("_id"), each -> each.get("kinds", new Document())));
        return times.stream()
                .map(time -> rate(time, found.getOrDefault(id(unit, time), new Document())))
                .toList();
    }

    private static Rate rate(Instant from, Document kinds) {
        var numbers = new TreeMap<String, Long>();
        kinds.forEach((kind, number) -> numbers.put(kind.replace('/', '.'), ((Number) number).longValue()));
        return new Rate(
                from, numbers.values().stream().mapToLong(Long::longValue).sum(), numbers);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void prune() {
        var oldest = clock.instant().minus(KEPT);
        for (var unit : List.of(ChronoUnit.MINUTES, ChronoUnit.HOURS)) {
            mongo.remove(query(where("_id").gte(prefix(unit)).lt(id(unit, oldest.truncatedTo(unit)))), COLLECTION);
        }
    }

    /** How a kind is called as a field. */
    static String field(String kind) {
        return kind.replace('.', '/');
    }

    private static String id(ChronoUnit unit, Instant time) {
        return prefix(unit) + time;
    }

    private static String prefix(ChronoUnit unit) {
        return unit == ChronoUnit.MINUTES ? "minute " : "hour ";
    }
}
