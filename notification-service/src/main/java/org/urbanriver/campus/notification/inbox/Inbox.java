package org.urbanriver.campus.notification.inbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.notification.delivery.Effect;
import org.urbanriver.campus.notification.delivery.Effects;
import org.urbanriver.campus.notification.stream.Position;

/** The entries of everybody's inbox. */
@Component
class Inbox implements Effects {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("at"), Sort.Order.desc("_id"));

    private final MongoTemplate mongo;

    Inbox(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Adds the entry unless it is there. */
    void add(InboxEntry entry) {
        try {
            mongo.insert(entry);
        } catch (DuplicateKeyException e) {
            // The event arrived again.
        }
    }

    List<InboxEntry> page(String recipient, int page, int size) {
        return mongo.find(
                query(where("recipient").is(recipient))
                        .with(NEWEST_FIRST)
                        .skip((long) page * size)
                        .limit(size),
                InboxEntry.class);
    }

    /** Marks an entry read; none if there is no such entry in this person's inbox. */
    Optional<InboxEntry> read(String id, String recipient, Instant now) {
        var own = where("_id").is(id).and("recipient").is(recipient);
        var changed = mongo.findAndModify(
                query(where("_id")
                        .is(id)
                        .and("recipient")
                        .is(recipient)
                        .and("readAt")
                        .isNull()),
                Update.update("readAt", now),
                FindAndModifyOptions.options().returnNew(true),
                InboxEntry.class);
        return Optional.ofNullable(changed).or(() -> Optional.ofNullable(mongo.findOne(query(own), InboxEntry.class)));
    }

    /** Marks all entries read that were written until then. */
    void readAll(String recipient, Instant until, Instant now) {
        mongo.updateMulti(
                query(unreadOf(recipient).and("at").lte(until)), Update.update("readAt", now), InboxEntry.class);
    }

    /** Entries that were not read yet, counted up to so many: an inbox that nobody ever opens costs no more than another. */
    int unread(String recipient, int atMost) {
        var entries = query(unreadOf(recipient)).limit(atMost);
        entries.fields().include("_id");
        return mongo.find(entries, Document.class, "inbox").size();
    }

    private static Criteria unreadOf(String recipient) {
        return where("recipient").is(recipient).and("readAt").isNull();
    }

    /** How a person's inbox stands. */
    Standing standing(String recipient) {
        var entries = query(where("recipient").is(recipient));
        entries.fields().include("partition", "offset", "readAt");
        var total = 0;
        var unread = 0;
        var position = Position.start();
        for (var entry : mongo.find(entries, Document.class, "inbox")) {
            total++;
            unread += entry.get("readAt") == null ? 1 : 0;
            position = position.with(Topics.ENROLLMENTS, entry.getInteger("partition"), entry.getLong("offset"));
        }
        return new Standing(total, unread, position);
    }

    /** @param position that of a reader who saw everything in it */
    record Standing(long total, long unread, Position position) {}

    /** What a person's inbox holds beyond a position, the entries of each partition in their order. */
    List<InboxEntry> after(String recipient, Position position) {
        var seen = position.of(Topics.ENROLLMENTS);
        var newer = new ArrayList<Criteria>();
        seen.forEach((partition, offset) ->
                newer.add(where("partition").is(partition).and("offset").gt(offset)));
        newer.add(where("partition").nin(seen.keySet()));
        return inOrder(mongo.find(
                query(where("recipient").is(recipient).orOperator(newer)).with(Sort.by("partition", "offset")),
                InboxEntry.class));
    }

    /** By time, but never one partition's later entry before its earlier one: clocks of two instances may differ. */
    private static List<InboxEntry> inOrder(List<InboxEntry> byOffset) {
        record Timed(Instant at, InboxEntry entry) {}
        var timed = new ArrayList<Timed>();
        for (var entry : byOffset) {
            var before = timed.isEmpty() ? null : timed.getLast();
            var at = before != null
                            && before.entry().partition() == entry.partition()
                            && before.at().isAfter(entry.at())
                    ? before.at()
                    : entry.at();
            timed.add(new Timed(at, entry));
        }
        timed.sort(Comparator.comparing(Timed::at));
        return timed.stream().map(Timed::entry).toList();
    }

    /** Which of some people got an entry since. */
    List<String> recipientsSince(Instant since, Collection<String> recipients) {
        var recent = query(where("recipient").in(recipients).and("at").gte(since));
        recent.fields().include("recipient");
        return mongo.find(recent, Document.class, "inbox").stream()
                .map(entry -> entry.getString("recipient"))
                .distinct()
                .toList();
    }

    @Override
    public List<Effect> about(Collection<String> subjects) {
        return mongo.find(query(where("subject").in(subjects)), InboxEntry.class).stream()
                .map(entry -> new Effect(
                        entry.eventId(),
                        entry.recipient(),
                        "inbox",
                        entry.title(),
                        Effect.Outcome.DONE,
                        entry.at(),
                        1,
                        entry.readAt() == null ? null : "read " + entry.readAt()))
                .toList();
    }
}
