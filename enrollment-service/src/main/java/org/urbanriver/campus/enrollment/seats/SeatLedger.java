package org.urbanriver.campus.enrollment.seats;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.core.query.Update.Position;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.RuleViolated;

/**
 * The one place where seats change hands. Every change is a single update whose condition holds the rule, so whoever comes
 * at the same time, no seat is held twice, nobody overtakes the queue, and the capacity never falls below the holders.
 */
@Component
public class SeatLedger {

    /** Keeps the document far from the store's limit of 16 MB. */
    static final int LONGEST_QUEUE = 10_000;

    private static final int TRIES = 50;
    private static final String HOLDERS = "holders";
    private static final String WAITING = "waiting";

    private final MongoTemplate mongo;
    private final Clock clock;

    SeatLedger(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Begins the ledger of a new offering; doing so again changes nothing. */
    public void open(String offeringId, int capacity) {
        try {
            mongo.insert(new Seats(offeringId, capacity, capacity, false, List.of(), List.of(), 0, clock.instant()));
        } catch (DuplicateKeyException e) {
            // It is open already.
        }
    }

    /** Asks for a seat; asking again for the same opening gives the same answer and takes nothing more. */
    public Claim claim(String offeringId, Seat seat, boolean waitlist) {
        for (var tries = 0; tries < TRIES; tries++) {
            if (take(offeringId, seat)) {
                return Claim.HELD;
            }
            var seats = withoutOthers(offeringId, seat.student());
            if (seats.closed()) {
                return Claim.CLOSED;
            }
            if (!seats.holders().isEmpty()) {
                var held = seats.holders().getFirst();
                if (held.isWantedByAnother(seat)) {
                    throw new RuleViolated(
                            ProblemType.ALREADY_ENROLLED, "The student is being moved to this offering already.");
                }
                if (held.serves(seat) || raise(offeringId, HOLDERS, held, seat)) {
                    return Claim.HELD;
                }
            } else if (!seats.waiting().isEmpty()) {
                var queued = seats.waiting().getFirst();
                if (seat.origin() != null || queued.serves(seat) || raise(offeringId, WAITING, queued, seat)) {
                    return Claim.WAITING;
                }
            } else if (seats.free() <= 0 || seats.waitingCount() > 0) {
                if (!waitlist || seats.waitingCount() >= LONGEST_QUEUE) {
                    return Claim.FULL;
                }
                if (queue(offeringId, seat)) {
                    return Claim.WAITING;
                }
            }
        }
        throw new OptimisticLockingFailureException("The seats of " + offeringId + " change too fast");
    }

    /** What a claim would be answered now; it takes nothing. */
    public Claim foresee(String offeringId, String student, boolean waitlist) {
        var seats = withoutOthers(offeringId, student);
        if (seats.closed()) {
            return Claim.CLOSED;
        }
        if (!seats.holders().isEmpty()) {
            return Claim.HELD;
        }
        if (!seats.waiting().isEmpty()) {
            return Claim.WAITING;
        }
        if (seats.free() > 0 && seats.waitingCount() == 0) {
            return Claim.HELD;
        }
        return waitlist && seats.waitingCount() < LONGEST_QUEUE ? Claim.WAITING : Claim.FULL;
    }

    private boolean take(String offeringId, Seat seat) {
        var mayTake = open(offeringId)
                .and("free")
                .gt(0)
                .and("waitingCount")
                .is(0)
                .and("holders.student")
                .ne(seat.student());
        return update(mayTake, new Update().push(HOLDERS, seat).inc("free", -1));
    }

    private boolean queue(String offeringId, Seat seat) {
        var mayWait = open(offeringId)
                .and("holders.student")
                .ne(seat.student())
                .and("waiting.student")
                .ne(seat.student())
                .and("waitingCount")
                .lt(LONGEST_QUEUE)
                .orOperator(where("free").lte(0), where("waitingCount").gt(0));
        return update(mayWait, new Update().push(WAITING, seat).inc("waitingCount", 1));
    }

    /** Turns what an earlier opening, or a transfer that is not wanted any more, left behind into this opening's. */
    private boolean raise(String offeringId, String list, Seat left, Seat seat) {
        var earlier = open(offeringId).and(list).elemMatch(exactly(left));
        // By a filter, as the embedded store does not know the positional operator after $elemMatch.
        var raised = new Update()
                .set(list + ".$[entry]", seat)
                .filterArray(where("entry.student").is(seat.student()));
        return update(earlier, raised);
    }

    /** Gives back the student's seat or place in the queue, unless it is for another opening by now. */
    public boolean release(String offeringId, String student, int opening) {
        var entry = where("student").is(student).and("opening").is(opening);
        var pulled = new Document("student", student).append("opening", opening);
        return update(
                        where("_id").is(offeringId).and(HOLDERS).elemMatch(entry),
                        new Update().pull(HOLDERS, pulled).inc("free", 1))
                | update(
                        where("_id").is(offeringId).and(WAITING).elemMatch(entry),
                        new Update().pull(WAITING, pulled).inc("waitingCount", -1));
    }

    /** Gives back a seat that was claimed for a transfer, unless it serves something else by now. */
    public boolean takeBack(String offeringId, Seat claimed) {
        var origin = Objects.requireNonNull(claimed.origin(), "the seat was not claimed for a transfer");
        var pulled = new Document("student", claimed.student())
                .append("opening", claimed.opening())
                .append("origin.enrollmentId", origin.enrollmentId())
                .append("origin.version", origin.version());
        return update(
                where("_id").is(offeringId).and(HOLDERS).elemMatch(exactly(claimed)),
                new Update().pull(HOLDERS, pulled).inc("free", 1));
    }

    private static Criteria exactly(Seat entry) {
        var origin = entry.origin();
        return where("student")
                .is(entry.student())
                .and("opening")
                .is(entry.opening())
                .and("origin.enrollmentId")
                .is(origin == null ? null : origin.enrollmentId())
                .and("origin.version")
                .is(origin == null ? null : origin.version());
    }

    /** Gives a free seat to the first in the queue; empty if there is no such seat, or nobody waits. */
    public Optional<Seat> promote(String offeringId) {
        for (var tries = 0; tries < TRIES; tries++) {
            var head = query(where("_id").is(offeringId));
            counts(head).slice(WAITING, 1);
            var seats = mongo.findOne(head, Seats.class);
            if (seats == null
                    || seats.closed()
                    || seats.free() <= 0
                    || seats.waiting().isEmpty()) {
                return Optional.empty();
            }
            var first = seats.waiting().getFirst();
            var stillFirst = open(offeringId)
                    .and("free")
                    .gt(0)
                    .and("waiting.0.student")
                    .is(first.student())
                    .and("waiting.0.opening")
                    .is(first.opening())
                    .and("holders.student")
                    .ne(first.student());
            var seat = first.at(clock.instant());
            var promotion = new Update()
                    .pop(WAITING, Position.FIRST)
                    .inc("waitingCount", -1)
                    .push(HOLDERS, seat)
                    .inc("free", -1);
            if (update(stillFirst, promotion)) {
                return Optional.of(seat);
            }
        }
        throw new OptimisticLockingFailureException("The seats of " + offeringId + " change too fast");
    }

    /** Sets the capacity; 409 if more seats are held than that. */
    public void resize(String offeringId, int capacity) {
        for (var tries = 0; tries < TRIES; tries++) {
            var seats = counted(offeringId);
            var more = capacity - seats.capacity();
            if (more == 0) {
                return;
            }
            var fits = where("_id")
                    .is(offeringId)
                    .and("capacity")
                    .is(seats.capacity())
                    .and("free")
                    .gte(-more);
            if (update(fits, new Update().inc("free", more).set("capacity", capacity))) {
                return;
            }
            var now = counted(offeringId);
            var held = now.capacity() - now.free();
            if (held > capacity) {
                throw new RuleViolated(
                        ProblemType.CAPACITY_BELOW_SEATS,
                        held + " seats are held; the capacity cannot be lower. Withdraw students first.");
            }
        }
        throw new OptimisticLockingFailureException("The seats of " + offeringId + " change too fast");
    }

    public int capacity(String offeringId) {
        return counted(offeringId).capacity();
    }

    /** From now on nobody comes to a seat of the offering. */
    public void close(String offeringId) {
        update(open(offeringId), new Update().set("closed", true));
    }

    /**
     * From now on nobody comes to a seat, if fewer than so many are held: then tells how many are. Empty if there are enough.
     * Asking again gives the same answer.
     */
    public Optional<Integer> closeBelow(String offeringId, int minimum) {
        for (var tries = 0; tries < TRIES; tries++) {
            var seats = counted(offeringId);
            var held = seats.capacity() - seats.free();
            if (seats.closed()) {
                return Optional.of(held);
            }
            if (held >= minimum) {
                return Optional.empty();
            }
            var tooFew = open(offeringId)
                    .and("capacity")
                    .is(seats.capacity())
                    .and("free")
                    .is(seats.free());
            if (update(tooFew, new Update().set("closed", true))) {
                return Optional.of(held);
            }
        }
        throw new OptimisticLockingFailureException("The seats of " + offeringId + " change too fast");
    }

    /** Removes those who left a closed offering, all at once; how many seats are free no longer matters there. */
    public void clear(String offeringId, Collection<String> students) {
        var gone = new Document("student", new Document("$in", List.copyOf(students)));
        update(
                where("_id").is(offeringId).and("closed").is(true),
                new Update().pull(HOLDERS, gone).pull(WAITING, gone).set("waitingCount", 0));
    }

    /** How many seats are left, for those of the offerings that have a capacity. */
    public Map<String, SeatCount> counts(Collection<String> offeringIds) {
        var query = query(where("_id").in(offeringIds));
        counts(query);
        return mongo.find(query, Seats.class).stream()
                .map(Seats::count)
                .collect(Collectors.toMap(SeatCount::offeringId, Function.identity()));
    }

    /** The student's place in the queue, from 1; empty if they do not wait. */
    public Optional<Integer> position(String offeringId, String student) {
        var query = query(where("_id").is(offeringId));
        counts(query).include(WAITING);
        var seats = mongo.findOne(query, Seats.class);
        var queue = seats == null
                ? List.<String>of()
                : seats.waiting().stream().map(Seat::student).toList();
        var index = queue.indexOf(student);
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }

    /** The seat that the student holds. */
    public Optional<Seat> held(String offeringId, String student) {
        return withoutOthers(offeringId, student).holders().stream().findFirst();
    }

    public Optional<Seats> find(String offeringId) {
        return Optional.ofNullable(mongo.findById(offeringId, Seats.class));
    }

    /** Ids of the ledgers that changed after the instant. */
    public List<String> changedSince(Instant instant) {
        var query = query(where("changedAt").gt(instant));
        counts(query);
        return mongo.find(query, Seats.class).stream().map(Seats::offeringId).toList();
    }

    private Seats withoutOthers(String offeringId, String student) {
        var query = query(where("_id").is(offeringId));
        counts(query)
                .elemMatch(HOLDERS, where("student").is(student))
                .elemMatch(WAITING, where("student").is(student));
        return existing(offeringId, mongo.findOne(query, Seats.class));
    }

    private Seats counted(String offeringId) {
        var query = query(where("_id").is(offeringId));
        counts(query);
        return existing(offeringId, mongo.findOne(query, Seats.class));
    }

    private static Seats existing(String offeringId, @Nullable Seats seats) {
        if (seats == null) {
            throw new IllegalStateException("The offering " + offeringId + " has a capacity, but no ledger of seats");
        }
        return seats;
    }

    private static org.springframework.data.mongodb.core.query.Field counts(Query query) {
        return query.fields().include("capacity", "free", "closed", "waitingCount", "changedAt");
    }

    private static Criteria open(String offeringId) {
        return where("_id").is(offeringId).and("closed").ne(true);
    }

    private boolean update(Criteria condition, Update update) {
        return mongo.updateFirst(query(condition), update.set("changedAt", clock.instant()), Seats.class)
                        .getMatchedCount()
                == 1;
    }
}
