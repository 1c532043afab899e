package org.urbanriver.campus.notification.deadletter;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;
import org.urbanriver.campus.notification.delivery.Failures;
import org.urbanriver.campus.platform.problems.NotFound;

/** All dead letters. Only single conditional updates change one, so of two admins who decide at once one does. */
@Component
public class DeadLetters {

    /** Longer than sending one takes; whoever was to send it and has not by then is gone. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("_id"));
    private static final Sort FIRST_DUE = Sort.by("dueAt", "_id");
    private static final FindAndModifyOptions CHANGED =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoTemplate mongo;

    DeadLetters(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Stores the letter unless it is there, and links it with the one that it was before. */
    void add(DeadLetter letter) {
        try {
            mongo.insert(letter);
        } catch (DuplicateKeyException e) {
            // It arrived again.
        }
        if (letter.replayOf() != null) {
            mongo.updateFirst(byId(letter.replayOf()), Update.update("failedAgain", letter.id()), DeadLetter.class);
        }
    }

    DeadLetter required(String id) {
        var letter = mongo.findById(id, DeadLetter.class);
        if (letter == null) {
            throw new NotFound("dead letter");
        }
        return letter;
    }

    /** The newest, without what makes them large. */
    List<DeadLetter> newest(DeadLetterFilter filter, @Nullable String behind, int count) {
        var criteria = filter.criteria();
        if (behind != null) {
            criteria.and("_id").lt(behind);
        }
        var found = query(criteria).with(NEWEST_FIRST).limit(count);
        found.fields().exclude("payload", "trace", "headers");
        return mongo.find(found, DeadLetter.class);
    }

    /** How many open letters each group has; at most this many are counted. */
    public Map<String, Long> openByGroup(int most) {
        var open = query(where("state").is(DeadLetterState.OPEN)).limit(most);
        open.fields().include("group");
        return mongo.find(open, Document.class, "dead_letters").stream()
                .collect(Collectors.groupingBy(each -> each.getString("group"), TreeMap::new, Collectors.counting()));
    }

    /** Decides about an open letter; none if it is not open any more. */
    Optional<DeadLetter> decide(
            String id, DeadLetterState state, DeadLetter.Decision decision, @Nullable Instant dueAt) {
        var open = query(where("_id").is(id).and("state").is(DeadLetterState.OPEN));
        return Optional.ofNullable(
                mongo.findAndModify(open, decided(state, decision, dueAt), CHANGED, DeadLetter.class));
    }

    /** Has all open letters of a kind sent again, and tells how many these are. */
    long replayAll(DeadLetterFilter openOnes, DeadLetter.Decision decision, Instant dueAt) {
        return mongo.updateMulti(
                        query(openOnes.criteria()),
                        decided(DeadLetterState.REPLAYING, decision, dueAt),
                        DeadLetter.class)
                .getModifiedCount();
    }

    private static Update decided(DeadLetterState state, DeadLetter.Decision decision, @Nullable Instant dueAt) {
        var update = Update.update("state", state).set("decision", decision).set("unnoted", true);
        return dueAt == null ? update : update.set("dueAt", dueAt);
    }

    /** Letters whose decision may not be in the audit trail yet. */
    List<DeadLetter> unnoted(Instant decidedBefore, int count) {
        var found = query(where("unnoted").is(true).and("decision.at").lt(decidedBefore))
                .limit(count);
        found.fields().exclude("payload", "trace", "headers");
        return mongo.find(found, DeadLetter.class);
    }

    long countOfAct(String act) {
        return mongo.count(query(where("decision.act").is(act)), DeadLetter.class);
    }

    void noted(String act) {
        mongo.updateMulti(
                query(where("decision.act").is(act).and("unnoted").is(true)),
                new Update().unset("unnoted"),
                DeadLetter.class);
    }

    /** The ids of those that wait to be sent again, the oldest first. */
    List<String> due(Instant now, int count) {
        var due = query(where("state")
                        .is(DeadLetterState.REPLAYING)
                        .and("dueAt")
                        .lte(now))
                .with(FIRST_DUE)
                .limit(count);
        due.fields().include("_id");
        return mongo.find(due, Document.class, "dead_letters").stream()
                .map(each -> each.getString("_id"))
                .toList();
    }

    /** Takes up a letter that is due; nobody else can until the lease is over. */
    Optional<DeadLetter> claim(String id, Instant now) {
        var due = query(where("_id")
                .is(id)
                .and("state")
                .is(DeadLetterState.REPLAYING)
                .and("dueAt")
                .lte(now));
        return Optional.ofNullable(
                mongo.findAndModify(due, Update.update("dueAt", now.plus(LEASE)), CHANGED, DeadLetter.class));
    }

    void sent(String id, Failures.Place replay) {
        mongo.updateFirst(
                query(where("_id").is(id).and("state").is(DeadLetterState.REPLAYING)),
                Update.update("state", DeadLetterState.REPLAYED)
                        .set("replay", replay)
                        .unset("dueAt"),
                DeadLetter.class);
    }

    /** The broker did not take it: it is due again. */
    void notSent(String id, Instant again) {
        mongo.updateFirst(
                query(where("_id").is(id).and("state").is(DeadLetterState.REPLAYING)),
                Update.update("dueAt", again),
                DeadLetter.class);
    }

    private static Query byId(String id) {
        return query(where("_id").is(id));
    }
}
