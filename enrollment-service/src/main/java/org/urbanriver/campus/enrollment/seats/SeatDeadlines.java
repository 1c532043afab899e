package org.urbanriver.campus.enrollment.seats;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.EXPIRED;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.HOLDS;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.OFFERED;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.TRIES;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.tooFast;
import static org.urbanriver.campus.enrollment.seats.SeatDocuments.unmoved;

import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Finds the ledgers in which an offer or a hold ends, by a small index and without reading the others. */
@Component
public class SeatDeadlines {

    private final SeatDocuments documents;

    SeatDeadlines(SeatDocuments documents) {
        this.documents = documents;
    }

    /** Ids of the ledgers in which something has ended by then, or ended and was not told. */
    public List<String> due(Instant now) {
        return documents.all(where("nextDueAt").lte(now)).stream()
                .map(Seats::offeringId)
                .toList();
    }

    /** Notes when the ledger is due next, after its offers and holds were looked at; at once while something is to be told. */
    public void next(String offeringId) {
        for (var tries = 0; tries < TRIES; tries++) {
            var seats = documents.required(offeringId, parts -> parts.include(OFFERED, EXPIRED, HOLDS));
            if (seats.isToTell()) {
                return;
            }
            var end = seats.firstEnd();
            if (end.isEmpty() && seats.nextDueAt() == null
                    || end.filter(each -> each.equals(seats.nextDueAt())).isPresent()) {
                return;
            }
            var update = end.map(each -> new Update().set("nextDueAt", each))
                    .orElseGet(() -> new Update().unset("nextDueAt"));
            if (documents.change(unmoved(seats), update)) {
                return;
            }
        }
        throw tooFast(offeringId);
    }
}
