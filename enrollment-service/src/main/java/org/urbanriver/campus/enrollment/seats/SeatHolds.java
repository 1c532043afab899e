package org.urbanriver.campus.enrollment.seats;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.HOLDERS;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.HOLDS;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.OFFERED;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.TRIES;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.WAITING;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.entry;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.notClosed;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.of;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.only;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.pulled;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.seated;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.tooFast;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.HoldEnd;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;

/** Seats that staff keep free until a time. They are not free for anybody else, and leave the hold one by one. */
@Component
public class SeatHolds {

    /** Of one offering at a time. */
    static final int MOST = 100;

    private final SeatDocuments documents;
    private final SeatLedger ledger;
    private final Clock clock;

    SeatHolds(SeatDocuments documents, SeatLedger ledger, Clock clock) {
        this.documents = documents;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Keeps the seats if that many are free and nobody waits for them; the same hold again takes nothing more. */
    public Hold reserve(String offeringId, Hold hold) {
        for (var tries = 0; tries < TRIES; tries++) {
            var areFree = notClosed(offeringId)
                    .and("free")
                    .gte(hold.seats())
                    .and("waitingCount")
                    .is(0)
                    .and("holds.holdId")
                    .ne(hold.holdId())
                    .and(HOLDS + "." + (MOST - 1))
                    .exists(false);
            var update =
                    new Update().push(HOLDS, hold).inc("free", -hold.seats()).min("nextDueAt", hold.until());
            if (documents.change(areFree, update)) {
                return hold;
            }
            var seats = documents.required(offeringId, parts -> parts.include(HOLDS));
            var same = seats.hold(hold.holdId());
            if (same.isPresent()) {
                return same.get();
            }
            if (seats.closed()) {
                throw new RuleViolated(ProblemType.CANCELLED, "A cancelled offering has no seats to reserve.");
            }
            if (seats.holds().size() >= MOST) {
                throw new RuleViolated(
                        ProblemType.TOO_MANY_HOLDS,
                        "An offering has " + MOST + " reservations at most. Release some first.");
            }
            if (seats.free() < hold.seats() || seats.waitingCount() > 0) {
                var free = seats.waitingCount() > 0 ? 0 : seats.free();
                throw new RuleViolated(
                        ProblemType.FULL,
                        "Only " + free + " seats are free, so " + hold.seats() + " cannot be reserved.");
            }
        }
        throw tooFast(offeringId);
    }

    /**
     * Seats the student on one of the hold's seats, past the queue; who holds a seat takes nothing more. Refused with 404 or
     * 409 if there is no such hold, or it has ended.
     */
    public Claim take(String offeringId, String holdId, Seat seat) {
        for (var tries = 0; tries < TRIES; tries++) {
            var seats = documents.required(
                    offeringId, parts -> only(seat.student()).apply(parts).include(HOLDS));
            if (seats.closed()) {
                return Claim.CLOSED;
            }
            var place = seats.place(seat.student()).orElse(null);
            if (place != null && !place.serves(seat)) {
                ledger.remove(offeringId, seat.student(), place); // left behind by an earlier opening
            } else if (place != null && (place.kind() == Place.Kind.HELD || place.kind() == Place.Kind.EXPIRED)) {
                return place.claim();
            } else if (move(offeringId, inTime(seats.hold(holdId)), place, seat)) {
                return Claim.HELD;
            }
        }
        throw tooFast(offeringId);
    }

    private Hold inTime(Optional<Hold> found) {
        var hold = found.orElseThrow(() -> new NotFound("reservation"));
        if (!hold.isOpen() || !clock.instant().isBefore(hold.until())) {
            throw new RuleViolated(ProblemType.HOLD_ENDED, "This reservation has ended; its seats are free again.");
        }
        return hold;
    }

    private boolean move(String offeringId, Hold hold, @Nullable Place place, Seat seat) {
        var now = clock.instant();
        var student = seat.student();
        var condition = unchanged(notClosed(offeringId), hold, where("until").gt(now))
                .and(seated(student))
                .exists(false)
                .and("holders.student")
                .ne(student)
                .and("expired.student")
                .ne(student);
        var update = new Update().push(HOLDERS, seat);
        if (place == null) {
            condition = condition
                    .and("waiting.student")
                    .ne(student)
                    .and("offered.student")
                    .ne(student);
        } else {
            var earlier = Objects.requireNonNull(place.seat());
            var list = place.kind() == Place.Kind.WAITING ? WAITING : OFFERED;
            condition = condition.and(list).elemMatch(entry(earlier));
            update.pull(list, pulled(earlier));
            update = list.equals(WAITING) ? update.inc("waitingCount", -1) : update.inc("free", 1);
        }
        update.set(inHold("left"), hold.left() - 1).filterArray(named(hold));
        if (hold.left() == 1) {
            end(update, HoldEnd.USED, seat.by());
        }
        return documents.change(condition, update);
    }

    /** Frees what is left of the hold; empty if there is none that was not told to have ended. */
    public Optional<Hold> end(String offeringId, String holdId, HoldEnd how, @Nullable String by) {
        for (var tries = 0; tries < TRIES; tries++) {
            var hold = documents
                    .required(offeringId, parts -> parts.include(HOLDS))
                    .hold(holdId);
            if (hold.isEmpty() || !hold.get().isOpen()) {
                return hold;
            }
            var update = new Update().inc("free", hold.get().left()).filterArray(named(hold.get()));
            end(update, how, by);
            documents.change(unchanged(of(offeringId), hold.get(), new Criteria()), update);
        }
        throw tooFast(offeringId);
    }

    /** Frees the holds whose time has come. */
    public void expire(String offeringId) {
        var now = clock.instant();
        all(offeringId).stream()
                .filter(hold -> hold.isOpen() && !now.isBefore(hold.until()))
                .forEach(hold -> end(offeringId, hold.holdId(), HoldEnd.EXPIRED, null));
    }

    /** Those that are open, and those whose end was not told yet. */
    public List<Hold> all(String offeringId) {
        return documents
                .find(offeringId, parts -> parts.include(HOLDS))
                .map(Seats::holds)
                .orElse(List.of());
    }

    /** The end of the hold has been told. */
    public void told(String offeringId, Hold hold) {
        documents.change(
                of(offeringId)
                        .and(HOLDS)
                        .elemMatch(
                                where("holdId").is(hold.holdId()).and("ended").exists(true)),
                new Update().pull(HOLDS, new Document("holdId", hold.holdId())));
    }

    private static Criteria unchanged(Criteria ledger, Hold hold, Criteria more) {
        return ledger.and(HOLDS)
                .elemMatch(new Criteria()
                        .andOperator(
                                where("holdId").is(hold.holdId()),
                                where("left").is(hold.left()),
                                where("ended").exists(false),
                                more));
    }

    /** Due at once, so that its end is told should this call not live to tell it. */
    private void end(Update update, HoldEnd how, @Nullable String by) {
        update.set(inHold("ended"), how).min("nextDueAt", clock.instant());
        if (by != null) {
            update.set(inHold("endedBy"), by);
        }
    }

    private static String inHold(String field) {
        return HOLDS + ".$[hold]." + field;
    }

    private static Criteria named(Hold hold) {
        return where("hold.holdId").is(hold.holdId());
    }
}
