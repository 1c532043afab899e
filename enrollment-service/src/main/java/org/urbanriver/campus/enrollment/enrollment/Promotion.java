package org.urbanriver.campus.enrollment.enrollment;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.seats.Seat;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.enrollment.seats.SeatOffers;
import org.urbanriver.campus.enrollment.seats.SettledSeats;
import org.urbanriver.campus.platform.events.Causes;
import org.urbanriver.campus.platform.problems.RuleViolated;

/**
 * Brings those who wait to the seats that come free: at once, or by an offer with a deadline. As everywhere the ledger decides
 * first, and the enrollment is told what it decided.
 */
@Component
class Promotion {

    private final Enrollments enrollments;
    private final OfferedCourses offeredCourses;
    private final SeatLedger seats;
    private final SeatOffers offers;
    private final SettledSeats settled;
    private final Clock clock;

    Promotion(
            Enrollments enrollments,
            OfferedCourses offeredCourses,
            SeatLedger seats,
            SeatOffers offers,
            SettledSeats settled,
            Clock clock) {
        this.enrollments = enrollments;
        this.offeredCourses = offeredCourses;
        this.seats = seats;
        this.offers = offers;
        this.settled = settled;
        this.clock = clock;
    }

    /** Gives or offers the free seats to those who wait, first come first, unless the last class is over. */
    void fill(String offeringId) {
        var now = clock.instant();
        var offered = offeredCourses
                .known(offeringId)
                .filter(each -> !each.isOver(now))
                .orElse(null);
        if (offered == null) {
            return;
        }
        var until = offered.offerEnd(now).orElse(null);
        for (var next = offers.promote(offeringId, until); next.isPresent(); next = offers.promote(offeringId, until)) {
            tell(offeringId, next.get());
        }
    }

    /** Lets no offer outlive the last class, should that be earlier now. */
    void shorten(String offeringId) {
        offeredCourses
                .find(offeringId)
                .flatMap(offered -> offered.lastEnd())
                .ifPresent(end -> offers.shorten(offeringId, end).forEach(offer -> tell(offeringId, offer)));
    }

    /** Turns the offered seat into the student's; doing so again changes nothing. */
    Enrollment accept(String id, String by) {
        var enrollment = enrollments.required(id);
        if (enrollment.isSeated()) {
            return enrollment;
        }
        if (enrollment.isWaiting()) {
            var offeringId = enrollment.offeringId();
            var over = offeredCourses
                    .find(offeringId)
                    .filter(offered -> offered.isOver(clock.instant()))
                    .isPresent();
            var answer = over
                    ? SeatOffers.Answer.EXPIRED
                    : offers.accept(offeringId, enrollment.studentId(), enrollment.opening(), by);
            switch (answer) {
                case ACCEPTED -> {
                    tell(offeringId, enrollment.studentId());
                    enrollment = enrollments.required(id);
                    if (enrollment.isSeated()) {
                        return enrollment;
                    }
                }
                case EXPIRED -> throw expired();
                case NONE -> enrollment = enrollments.required(id);
            }
        }
        if (enrollment.hasMissedOffer()) {
            throw expired();
        }
        throw new RuleViolated(ProblemType.NO_OFFER, "No seat is offered for this enrollment.");
    }

    private static RuleViolated expired() {
        return new RuleViolated(
                ProblemType.OFFER_EXPIRED, "It is too late to accept: the offer has ended, and the seat passes on.");
    }

    /** Ends the offers whose time has come, tells those who missed them, and offers the seats to the next. */
    void expire(String offeringId) {
        for (var offer : offers.expire(offeringId)) {
            if (enrollments.findById(Enrollment.id(offeringId, offer.student())).isPresent()) {
                var missed = change(offeringId, offer, enrollment -> {
                    var until = Objects.requireNonNull(offer.until());
                    enrollment.missOffer(offeredCourses.required(offeringId).offering(), until, clock.instant());
                });
                offers.told(offeringId, offer);
                Causes.because(missed.lastEventId(), () -> fill(offeringId));
            } // else the sweep finishes the enrollment first
        }
        fill(offeringId);
    }

    /** Tells a student's enrollment of the seat that the ledger holds or keeps for it, if there is one. */
    void tell(String offeringId, String student) {
        seats.place(offeringId, student)
                .flatMap(place -> place.promoted())
                .filter(seat -> tell(offeringId, seat))
                .ifPresent(freed -> fill(offeringId));
    }

    /**
     * Tells a student's enrollment that it has a seat, or is offered one; if it was withdrawn meanwhile, the seat is free
     * again, and to be given to the next. Without an enrollment nothing happens: the call that claimed it has yet to save, and
     * will look; or the sweep will.
     *
     * @return whether the seat is free again
     */
    boolean tell(String offeringId, Seat seat) {
        var id = Enrollment.id(offeringId, seat.student());
        if (enrollments.findById(id).isEmpty()) {
            return false;
        }
        var offered = offeredCourses.required(offeringId);
        var until = seat.until();
        var enrollment = change(offeringId, seat, each -> {
            if (until == null) {
                each.promote(offered.offering(), seat.by(), clock.instant());
            } else {
                each.offer(offered.offering(), until, clock.instant());
            }
        });
        if (enrollment.isSeated()) {
            settled.saved(offeringId, seat.student(), enrollment.opening());
            return false;
        }
        return enrollment.isWithdrawn()
                && enrollment.opening() >= seat.opening()
                && seats.release(offeringId, seat.student(), seat.opening());
    }

    private Enrollment change(String offeringId, Seat seat, Consumer<Enrollment> change) {
        return enrollments.change(Enrollment.id(offeringId, seat.student()), enrollment -> {
            if (enrollment.opening() == seat.opening()) {
                change.accept(enrollment);
            }
        });
    }
}
