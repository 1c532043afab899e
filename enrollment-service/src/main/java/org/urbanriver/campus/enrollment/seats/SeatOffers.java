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
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.tooFast;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.core.query.Update.Position;
import org.springframework.stereotype.Component;

/**
 * Brings those who wait to the seats that come free, in the order of their coming: at once, or by an offer that they accept
 * in time. An offer takes its seat, and whether it was accepted or ended is decided by whichever update comes first.
 */
@Component
public class SeatOffers {

    private final SeatDocuments documents;
    private final Clock clock;

    SeatOffers(SeatDocuments documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /** What came of accepting an offer. */
    public enum Answer {
        ACCEPTED,
        EXPIRED,
        /** there is no offer for that student and opening */
        NONE
    }

    /**
     * Gives a free seat to the first in the queue; empty if there is no such seat, or nobody waits.
     *
     * @param until when the offer of it ends; null gives it at once
     */
    public Optional<Seat> promote(String offeringId, @Nullable Instant until) {
        for (var tries = 0; tries < TRIES; tries++) {
            var seats = documents.find(offeringId, parts -> parts.slice(WAITING, 1));
            if (seats.isEmpty()
                    || seats.get().closed()
                    || seats.get().free() <= 0
                    || seats.get().waiting().isEmpty()) {
                return Optional.empty();
            }
            var first = seats.get().waiting().getFirst();
            var stillFirst = notClosed(offeringId)
                    .and("free")
                    .gt(0)
                    .and("waiting.0.student")
                    .is(first.student())
                    .and("waiting.0.opening")
                    .is(first.opening());
            var now = clock.instant();
            var seat = until == null ? first.held(first.by(), now) : first.offered(now, until);
            var promotion = new Update()
                    .pop(WAITING, Position.FIRST)
                    .inc("waitingCount", -1)
                    .push(until == null ? HOLDERS : OFFERED, seat)
                    .inc("free", -1);
            if (until != null) {
                promotion.min("nextDueAt", until);
            }
            if (documents.change(stillFirst, promotion)) {
                return Optional.of(seat);
            }
        }
        throw tooFast(offeringId);
    }

    /** Turns the offer into a seat, if it has not ended; accepting again gives the same answer. */
    public Answer accept(String offeringId, String student, int opening, String by) {
        for (var tries = 0; tries < TRIES; tries++) {
            var seats = documents.find(offeringId, only(student));
            var place = seats.flatMap(each -> each.place(student)).filter(each -> each.opening() == opening);
            if (place.isEmpty()) {
                return Answer.NONE;
            }
            switch (place.get().kind()) {
                case HELD -> {
                    return Answer.ACCEPTED;
                }
                case WAITING -> {
                    return Answer.NONE;
                }
                case EXPIRED -> {
                    return Answer.EXPIRED;
                }
                case OFFERED -> {
                    var offer = Objects.requireNonNull(place.get().seat());
                    var now = clock.instant();
                    if (seats.get().closed() || !now.isBefore(Objects.requireNonNull(offer.until()))) {
                        return Answer.EXPIRED;
                    }
                    var inTime = notClosed(offeringId)
                            .and(OFFERED)
                            .elemMatch(entry(offer).and("until").gt(now));
                    var accepted = new Update().pull(OFFERED, pulled(offer)).push(HOLDERS, offer.held(by, now));
                    if (documents.change(inTime, accepted)) {
                        return Answer.ACCEPTED;
                    }
                }
            }
        }
        throw tooFast(offeringId);
    }

    /** Ends the offers whose time has come and frees their seats; gives all whose enrollments are to be told. */
    public List<Seat> expire(String offeringId) {
        var seats = documents.required(offeringId, parts -> parts.include(OFFERED, EXPIRED));
        var now = clock.instant();
        var expired = new ArrayList<>(seats.expired());
        for (var offer : seats.offered()) {
            var until = Objects.requireNonNull(offer.until());
            if (!now.isBefore(until)
                    && documents.change(
                            of(offeringId)
                                    .and(OFFERED)
                                    .elemMatch(entry(offer).and("until").lte(now)),
                            new Update()
                                    .pull(OFFERED, pulled(offer))
                                    .push(EXPIRED, offer)
                                    .inc("free", 1))) {
                expired.add(offer);
            }
        }
        return expired;
    }

    /** The enrollment of this expired offer has been told. */
    public void told(String offeringId, Seat offer) {
        documents.change(
                of(offeringId).and(EXPIRED).elemMatch(entry(offer)), new Update().pull(EXPIRED, pulled(offer)));
    }

    /** Lets no offer outlive the instant; gives those that end earlier now. */
    public List<Seat> shorten(String offeringId, Instant end) {
        var shortened = new ArrayList<Seat>();
        for (var offer :
                documents.required(offeringId, parts -> parts.include(OFFERED)).offered()) {
            var longer = of(offeringId)
                    .and(OFFERED)
                    .elemMatch(entry(offer).and("until").gt(end));
            var earlier = new Update()
                    .set(OFFERED + ".$[entry].until", end)
                    .filterArray(where("entry.student").is(offer.student()))
                    .min("nextDueAt", end);
            if (Objects.requireNonNull(offer.until()).isAfter(end) && documents.change(longer, earlier)) {
                shortened.add(offer.offered(offer.at(), end));
            }
        }
        return shortened;
    }
}
