package org.urbanriver.campus.enrollment.seats;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.EXPIRED;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.HOLDERS;
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
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.unmoved;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.RuleViolated;

/**
 * The one place where seats change hands, with {@link SeatOffers} and {@link SeatHolds}. Every change is a single update whose
 * condition holds the rule, so whoever comes at the same time, no seat is held twice, nobody overtakes the queue, and the
 * capacity never falls below what is held, offered and kept.
 */
@Component
public class SeatLedger {

    /** Keeps the document far from the store's limit of 16 MB. */
    static final int LONGEST_QUEUE = 10_000;

    /** So many seats are settled by one update. */
    static final int SETTLED_AT_ONCE = 500;

    private final SeatDocuments documents;

    SeatLedger(SeatDocuments documents) {
        this.documents = documents;
    }

    /** Begins the ledger of a new offering; doing so again changes nothing. */
    public void open(String offeringId, int capacity) {
        documents.insert(offeringId, capacity);
    }

    /** Asks for a seat; asking again for the same opening gives the same answer and takes nothing more. */
    public Claim claim(String offeringId, Seat seat, boolean waitlist) {
        for (var tries = 0; tries < TRIES; tries++) {
            if (take(offeringId, seat)) {
                return Claim.HELD;
            }
            var seats = documents.required(offeringId, only(seat.student()));
            if (seats.closed()) {
                return Claim.CLOSED;
            }
            var place = seats.place(seat.student());
            if (place.isPresent()) {
                refuseAnotherTransfer(place.get(), seat);
                if (place.get().serves(seat) || raise(offeringId, place.get(), seat)) {
                    return place.get().claim();
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
        throw tooFast(offeringId);
    }

    private static void refuseAnotherTransfer(Place place, Seat asked) {
        var held = place.kind() == Place.Kind.HELD ? place.seat() : null;
        if (held != null && held.isWantedByAnother(asked)) {
            throw new RuleViolated(
                    ProblemType.ALREADY_ENROLLED, "The student is being moved to this offering already.");
        }
    }

    /** What a claim would be answered now; it takes nothing. */
    public Claim foresee(String offeringId, String student, boolean waitlist) {
        var seats = documents.required(offeringId, only(student));
        if (seats.closed()) {
            return Claim.CLOSED;
        }
        var place = seats.place(student);
        if (place.isPresent()) {
            return place.get().claim();
        }
        if (seats.free() > 0 && seats.waitingCount() == 0) {
            return Claim.HELD;
        }
        return waitlist && seats.waitingCount() < LONGEST_QUEUE ? Claim.WAITING : Claim.FULL;
    }

    private boolean take(String offeringId, Seat seat) {
        var student = seat.student();
        var mayTake = notClosed(offeringId)
                .and("free")
                .gt(0)
                .and("waitingCount")
                .is(0)
                .and(seated(student))
                .exists(false)
                .and("holders.student")
                .ne(student)
                .and("offered.student")
                .ne(student)
                .and("expired.student")
                .ne(student);
        return documents.add(mayTake, new Update().push(HOLDERS, seat).inc("free", -1));
    }

    private boolean queue(String offeringId, Seat seat) {
        var student = seat.student();
        var mayWait = notClosed(offeringId)
                .and(seated(student))
                .exists(false)
                .and("holders.student")
                .ne(student)
                .and("offered.student")
                .ne(student)
                .and("expired.student")
                .ne(student)
                .and("waiting.student")
                .ne(student)
                .and("waitingCount")
                .lt(LONGEST_QUEUE)
                .orOperator(where("free").lte(0), where("waitingCount").gt(0));
        return documents.add(mayWait, new Update().push(WAITING, seat).inc("waitingCount", 1));
    }

    /**
     * Turns what an earlier opening, or a transfer that is not wanted any more, left behind into this opening's: a seat or a
     * place in the queue. An offer is not for the new opening; it goes, and the claim begins anew.
     */
    private boolean raise(String offeringId, Place left, Seat seat) {
        var earlier = left.seat();
        if (earlier == null) {
            return documents.change(
                    notClosed(offeringId).and(seated(seat.student())).is(left.opening()),
                    new Update().unset(seated(seat.student())).push(HOLDERS, seat));
        }
        return switch (left.kind()) {
            case HELD -> raise(offeringId, HOLDERS, earlier, seat);
            case WAITING -> raise(offeringId, WAITING, earlier, seat);
            case OFFERED, EXPIRED -> {
                remove(offeringId, seat.student(), left);
                yield false;
            }
        };
    }

    private boolean raise(String offeringId, String list, Seat left, Seat seat) {
        // By a filter, as the embedded store does not know the positional operator after $elemMatch.
        var raised = new Update()
                .set(list + ".$[entry]", seat)
                .filterArray(where("entry.student").is(seat.student()));
        return documents.change(notClosed(offeringId).and(list).elemMatch(exactly(left)), raised);
    }

    /** Gives back the student's seat, offer or place in the queue, unless it is for another opening by now. */
    public boolean release(String offeringId, String student, int opening) {
        for (var tries = 0; tries < TRIES; tries++) {
            var place = place(offeringId, student);
            if (place.isEmpty() || place.get().opening() != opening) {
                return false;
            }
            if (remove(offeringId, student, place.get())) {
                return true;
            }
        }
        throw tooFast(offeringId);
    }

    boolean remove(String offeringId, String student, Place place) {
        if (place.seat() == null) {
            return documents.change(
                    of(offeringId).and(seated(student)).is(place.opening()),
                    new Update().unset(seated(student)).inc("free", 1));
        }
        return switch (place.kind()) {
            case HELD -> remove(offeringId, HOLDERS, place.seat(), new Update().inc("free", 1));
            case OFFERED -> remove(offeringId, OFFERED, place.seat(), new Update().inc("free", 1));
            case WAITING -> remove(offeringId, WAITING, place.seat(), new Update().inc("waitingCount", -1));
            case EXPIRED -> remove(offeringId, EXPIRED, place.seat(), new Update());
        };
    }

    private boolean remove(String offeringId, String list, Seat seat, Update update) {
        return documents.change(of(offeringId).and(list).elemMatch(entry(seat)), update.pull(list, pulled(seat)));
    }

    /** Gives back a seat that was claimed for a transfer, unless it serves something else by now. */
    public boolean takeBack(String offeringId, Seat claimed) {
        var origin = Objects.requireNonNull(claimed.origin(), "the seat was not claimed for a transfer");
        var pulled = pulled(claimed)
                .append("origin.enrollmentId", origin.enrollmentId())
                .append("origin.version", origin.version());
        return documents.change(
                of(offeringId).and(HOLDERS).elemMatch(exactly(claimed)),
                new Update().pull(HOLDERS, pulled).inc("free", 1));
    }

    private static Criteria exactly(Seat entry) {
        var origin = entry.origin();
        return entry(entry)
                .and("origin.enrollmentId")
                .is(origin == null ? null : origin.enrollmentId())
                .and("origin.version")
                .is(origin == null ? null : origin.version());
    }

    /**
     * Keeps the seats of these students, whose enrollments are saved, in little space, as every change costs as much as the
     * whole document is long.
     *
     * @param openings of the enrollments by student; who does not hold a seat for that opening any more is left alone
     */
    public void settle(String offeringId, Map<String, Integer> openings) {
        for (var tries = 0; tries < TRIES; tries++) {
            var seats = documents.required(offeringId, parts -> parts.include(HOLDERS));
            var settled = seats.holders().stream()
                    .filter(each -> Objects.equals(openings.get(each.student()), each.opening()))
                    .limit(SETTLED_AT_ONCE)
                    .toList();
            if (settled.isEmpty()) {
                return;
            }
            var update = new Update()
                    .pull(HOLDERS, pulled(settled.stream().map(Seat::student).toList()));
            settled.forEach(each -> update.set(seated(each.student()), each.opening()));
            documents.change(unmoved(seats), update);
        }
    }

    /**
     * Sets the capacity; 409 if more seats are taken than that.
     *
     * @param by account that asks for it
     */
    public void resize(String offeringId, int capacity, String by) {
        for (var tries = 0; tries < TRIES; tries++) {
            var seats = counted(offeringId);
            var more = capacity - seats.capacity();
            if (more == 0) {
                return;
            }
            var fits = of(offeringId)
                    .and("capacity")
                    .is(seats.capacity())
                    .and("free")
                    .gte(-more);
            if (documents.change(
                    fits,
                    new Update().inc("free", more).set("capacity", capacity).set("resizedBy", by))) {
                return;
            }
            var now = counted(offeringId);
            if (now.taken() > capacity) {
                throw new RuleViolated(
                        ProblemType.CAPACITY_BELOW_SEATS,
                        now.taken()
                                + " seats are held, offered or reserved; the capacity cannot be lower. Withdraw students or release holds first.");
            }
        }
        throw tooFast(offeringId);
    }

    /** From now on nobody comes to a seat of the offering. */
    public void close(String offeringId) {
        documents.change(notClosed(offeringId), new Update().set("closed", true));
    }

    /**
     * From now on nobody comes to a seat, if fewer than so many are held: then tells how many are. Empty if there are enough.
     * Asking again gives the same answer.
     */
    public Optional<Integer> closeBelow(String offeringId, int minimum) {
        for (var tries = 0; tries < TRIES; tries++) {
            var seats = documents.required(offeringId, parts -> parts.include(HOLDERS, "seated"));
            var held = (int) seats.students().count();
            if (seats.closed()) {
                return Optional.of(held);
            }
            if (held >= minimum) {
                return Optional.empty();
            }
            // Newcomers do not count as moves, but take what is free.
            var tooFew = unmoved(seats).and("closed").ne(true).and("free").is(seats.free());
            if (documents.change(tooFew, new Update().set("closed", true))) {
                return Optional.of(held);
            }
        }
        throw tooFast(offeringId);
    }

    /** Removes those who left a closed offering, all at once; how many seats are free no longer matters there. */
    public void clear(String offeringId, Collection<String> students) {
        var gone = pulled(students);
        var update = new Update()
                .pull(HOLDERS, gone)
                .pull(WAITING, gone)
                .pull(OFFERED, gone)
                .pull(EXPIRED, gone)
                .set("waitingCount", 0);
        students.forEach(student -> update.unset(seated(student)));
        documents.change(of(offeringId).and("closed").is(true), update);
    }

    /** How many seats are left, for those of the offerings that have a capacity. */
    public Map<String, SeatCount> counts(Collection<String> offeringIds) {
        return documents.all(where("_id").in(offeringIds)).stream()
                .map(Seats::count)
                .collect(Collectors.toMap(SeatCount::offeringId, Function.identity()));
    }

    /** The student's place in the queue, from 1; empty if they do not wait, or wait no longer as a seat is offered. */
    public Optional<Integer> position(String offeringId, String student) {
        var queue = documents
                .find(offeringId, parts -> parts.include(WAITING + ".student", WAITING + ".opening"))
                .map(Seats::waiting)
                .orElse(List.of())
                .stream()
                .map(Seat::student)
                .toList();
        var index = queue.indexOf(student);
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }

    /** Where the student stands; empty if they neither have a seat nor wait for one. */
    public Optional<Place> place(String offeringId, String student) {
        return documents.find(offeringId, only(student)).flatMap(seats -> seats.place(student));
    }

    public Optional<Seats> find(String offeringId) {
        return documents.whole(offeringId);
    }

    /** Ids of the ledgers that changed after the instant. */
    public List<String> changedSince(Instant instant) {
        return documents.all(where("changedAt").gt(instant)).stream()
                .map(Seats::offeringId)
                .toList();
    }

    /** The ledger without those who are in it. */
    public Seats counted(String offeringId) {
        return documents.required(offeringId, parts -> parts);
    }
}
