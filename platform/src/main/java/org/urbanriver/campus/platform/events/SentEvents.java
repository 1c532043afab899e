package org.urbanriver.campus.platform.events;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Removes from their outboxes what the broker has: many documents by one command, as those of the calls that come meanwhile
 * wait for one another. What is not removed, as the store or this process ends, is sent once more by the sweep.
 */
class SentEvents implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SentEvents.class);

    private static final int AT_ONCE = 200;

    private final MongoTemplate mongo;
    private final LinkedBlockingQueue<Sent> waiting = new LinkedBlockingQueue<>();
    private final Thread worker = Thread.ofVirtual().name("remove sent events").start(this::work);

    SentEvents(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * Events of one document that were sent.
     *
     * @param last the document's sequence, if nothing waits in it unless there are events beyond that; none if something does
     */
    record Sent(
            String collection,
            String id,
            List<String> eventIds,
            @Nullable Long last) {

        private static final Sent END = new Sent("", "", List.of(), null);
    }

    void remove(Sent sent) {
        waiting.add(sent);
    }

    private void work() {
        var some = new ArrayList<Sent>();
        try {
            do {
                some.clear();
                some.add(waiting.take());
                waiting.drainTo(some, AT_ONCE - 1);
                some.stream()
                        .filter(sent -> sent != Sent.END)
                        .collect(Collectors.groupingBy(Sent::collection))
                        .forEach(this::removeAll);
            } while (!some.contains(Sent.END));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeAll(String collection, List<Sent> all) {
        try {
            var whole = all.stream().filter(sent -> sent.last() != null).toList();
            var changed = whole.isEmpty() ? 0 : emptied(collection, whole);
            var rest = changed == whole.size()
                    ? all.stream().filter(sent -> sent.last() == null).toList()
                    : all;
            if (!rest.isEmpty()) {
                pull(collection, rest);
            }
        } catch (RuntimeException e) {
            log.warn(
                    "Sent events of {} documents in {} stay for the sweep: {}", all.size(), collection, e.getMessage());
        }
    }

    /** None of this counts as a change: nobody's save becomes stale by it. */
    private int emptied(String collection, List<Sent> all) {
        var bulk = mongo.bulkOps(BulkMode.UNORDERED, collection);
        all.forEach(sent -> bulk.updateOne(
                query(where("_id").is(sent.id()).and("sequence").is(sent.last())),
                pulled(sent).unset("unrelayed")));
        return bulk.execute().getMatchedCount();
    }

    private void pull(String collection, List<Sent> all) {
        var bulk = mongo.bulkOps(BulkMode.UNORDERED, collection);
        all.forEach(sent -> bulk.updateOne(query(where("_id").is(sent.id())), pulled(sent)));
        bulk.execute();
    }

    private static Update pulled(Sent sent) {
        return new Update().pull("outbox", new Document("eventId", new Document("$in", sent.eventIds())));
    }

    /** Returns when all that was sent until now is removed. */
    @Override
    public void close() {
        waiting.add(Sent.END);
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
