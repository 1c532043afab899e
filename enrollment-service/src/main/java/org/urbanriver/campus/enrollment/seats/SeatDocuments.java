package org.urbanriver.campus.enrollment.seats;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Field;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The documents of {@link Seats}: read in parts, and changed by one conditional update at a time. */
@Component
class SeatDocuments {

    /** So often a change is tried while others come in between. */
    static final int TRIES = 50;

    static final String HOLDERS = "holders";
    static final String WAITING = "waiting";
    static final String OFFERED = "offered";
    static final String EXPIRED = "expired";
    static final String HOLDS = "holds";

    private final MongoTemplate mongo;
    private final Clock clock;

    SeatDocuments(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Inserts it unless it is there. */
    void insert(String offeringId, int capacity) {
        try {
            mongo.insert(Seats.opened(offeringId, capacity, clock.instant()));
        } catch (DuplicateKeyException e) {
            // It is open already.
        }
    }

    /** Changes the ledger that meets the condition; false if there is none. */
    boolean change(Criteria condition, Update update) {
        return add(condition, update.inc("moves", 1));
    }

    /** The same for a newcomer, who moves nobody. */
    boolean add(Criteria condition, Update update) {
        return mongo.updateFirst(query(condition), update.set("changedAt", clock.instant()), Seats.class)
                        .getMatchedCount()
                == 1;
    }

    /** The numbers, and the parts that are asked for. */
    Optional<Seats> find(String offeringId, UnaryOperator<Field> parts) {
        return Optional.ofNullable(mongo.findOne(numbersOf(where("_id").is(offeringId), parts), Seats.class));
    }

    Seats required(String offeringId, UnaryOperator<Field> parts) {
        return find(offeringId, parts)
                .orElseThrow(() -> new IllegalStateException(
                        "The offering " + offeringId + " has a capacity, but no ledger of seats"));
    }

    Optional<Seats> whole(String offeringId) {
        return Optional.ofNullable(mongo.findById(offeringId, Seats.class));
    }

    /** The numbers of those that meet the condition. */
    List<Seats> all(Criteria condition) {
        return mongo.find(numbersOf(condition, parts -> parts), Seats.class);
    }

    private static Query numbersOf(Criteria condition, UnaryOperator<Field> parts) {
        var query = query(condition);
        parts.apply(query.fields()
                .include("capacity", "free", "closed", "waitingCount", "resizedBy", "moves", "nextDueAt", "changedAt"));
        return query;
    }

    /** What the ledger knows of one student. */
    static UnaryOperator<Field> only(String student) {
        var entry = where("student").is(student);
        return parts -> parts.include(seated(student))
                .elemMatch(HOLDERS, entry)
                .elemMatch(WAITING, entry)
                .elemMatch(OFFERED, entry)
                .elemMatch(EXPIRED, entry);
    }

    static Criteria of(String offeringId) {
        return where("_id").is(offeringId);
    }

    static Criteria notClosed(String offeringId) {
        return of(offeringId).and("closed").ne(true);
    }

    /** The ledger as long as nothing but newcomers came since it was read; one from before this was counted lacks the number. */
    static Criteria unmoved(Seats seats) {
        var moves = of(seats.offeringId()).and("moves");
        return seats.moves() == 0 ? moves.in(0L, null) : moves.is(seats.moves());
    }

    static Criteria entry(Seat seat) {
        return where("student").is(seat.student()).and("opening").is(seat.opening());
    }

    static Document pulled(Seat seat) {
        return new Document("student", seat.student()).append("opening", seat.opening());
    }

    static Document pulled(Collection<String> students) {
        return new Document("student", new Document("$in", List.copyOf(students)));
    }

    static String seated(String student) {
        return "seated." + student;
    }

    static OptimisticLockingFailureException tooFast(String offeringId) {
        return new OptimisticLockingFailureException("The seats of " + offeringId + " change too fast");
    }
}
