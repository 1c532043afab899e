package org.urbanriver.campus.enrollment.enrollment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.enrollment.enrollment.Enrollments.Standing;
import org.urbanriver.campus.enrollment.offering.Scheduling;
import org.urbanriver.campus.enrollment.seats.Seat;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.enrollment.seats.Seats;
import org.urbanriver.campus.enrollment.seats.SettledSeats;

/**
 * Finishes what a crash, or a store that went away, left between a ledger and its enrollments. All it does is repeatable and
 * versioned, so several instances may do it at once, beside the calls that are merely slow.
 */
@Component
class SeatSweep {

    private static final Logger log = LoggerFactory.getLogger(SeatSweep.class);

    /** So long a call has to save the enrollment of the seat that it claimed. */
    static final Duration GRACE = Duration.ofSeconds(5);

    /** What is looked at again, so that neither the grace nor clocks that differ let anything slip through. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private static final Duration EVERYTHING_AGAIN = Duration.ofHours(1);

    /** Longer than any request lives that could enroll someone while the offering is being cancelled. */
    private static final Duration CANCELLATIONS = Duration.ofHours(1);

    private static final int AT_ONCE = 500;

    private final SeatLedger seats;
    private final Enrollments enrollments;
    private final Enrolling enrolling;
    private final Moves moves;
    private final Transferring transferring;
    private final Promotion promotion;
    private final Scheduling scheduling;
    private final Clock clock;

    private Instant sweptUntil = Instant.EPOCH;
    private Instant sweptAllAt = Instant.EPOCH;

    SeatSweep(
            SeatLedger seats,
            Enrollments enrollments,
            Enrolling enrolling,
            Moves moves,
            Transferring transferring,
            Promotion promotion,
            Scheduling scheduling,
            Clock clock) {
        this.seats = seats;
        this.enrollments = enrollments;
        this.enrolling = enrolling;
        this.moves = moves;
        this.transferring = transferring;
        this.promotion = promotion;
        this.scheduling = scheduling;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    synchronized void sweep() {
        var now = clock.instant();
        var everything = sweptAllAt.isBefore(now.minus(EVERYTHING_AGAIN));
        try {
            if (sweep(everything ? Instant.EPOCH : sweptUntil.minus(OVERLAP), now)) {
                sweptUntil = now;
                sweptAllAt = everything ? now : sweptAllAt;
            }
        } catch (RuntimeException e) {
            log.warn("The sweep of the seats will be repeated: {}", e.getMessage());
        }
    }

    /** Looks at what changed since; false if some of it failed and is to be looked at again. */
    boolean sweep(Instant since, Instant now) {
        var leavers = leaversByOffering(since);
        var offeringIds = new LinkedHashSet<>(seats.changedSince(since));
        offeringIds.addAll(leavers.keySet());
        var complete = true;
        for (var offeringId : offeringIds) {
            try {
                seats.find(offeringId)
                        .ifPresent(ledger -> settle(ledger, leavers.getOrDefault(offeringId, Set.of()), since, now));
            } catch (RuntimeException e) {
                log.warn("The seats of {} will be swept again: {}", offeringId, e.getMessage());
                complete = false;
            }
        }
        moves.finishAll();
        scheduling.finishCancellations(min(since, now.minus(CANCELLATIONS)));
        return complete;
    }

    /** A withdrawal that did not come to release its seat left no trace in the ledger. */
    private Map<String, Set<String>> leaversByOffering(Instant since) {
        return since.equals(Instant.EPOCH)
                ? Map.of() // Everything is looked at anyway.
                : enrollments.findStandingByStatusAndChangedAtGreaterThan(EnrollmentStatus.WITHDRAWN, since).stream()
                        .collect(Collectors.groupingBy(
                                Standing::offeringId, Collectors.mapping(Standing::studentId, Collectors.toSet())));
    }

    private void settle(Seats ledger, Set<String> leavers, Instant since, Instant now) {
        var id = ledger.offeringId();
        var suspects = new Suspects(ledger, leavers, since);
        var standings = standings(id, suspects.students());
        var saved = new HashMap<String, Integer>();
        for (var seat : suspects.holders()) {
            var standing = standings.get(seat.student());
            if (lacksEnrollment(seat, standing, now)) {
                if (seat.origin() == null) {
                    enrolling.finish(id, seat, false);
                } else {
                    transferring.settle(id, seat);
                }
            } else if (isWithdrawn(seat.opening(), standing)) {
                seats.release(id, seat.student(), seat.opening());
            } else if (isWaiting(standing)) {
                promotion.tell(id, seat);
            } else if (standing != null && standing.isSeated() && standing.opening() == seat.opening()) {
                saved.put(seat.student(), seat.opening());
            }
        }
        for (var seat : suspects.queue()) {
            var standing = standings.get(seat.student());
            if (lacksEnrollment(seat, standing, now)) {
                enrolling.finish(id, seat, true);
            } else if (isWithdrawn(seat.opening(), standing)) {
                seats.release(id, seat.student(), seat.opening());
            } else if (standing != null && isUntold(seat, standing)) {
                promotion.tell(id, seat.student());
            }
        }
        suspects.seated().forEach((student, opening) -> {
            if (isWithdrawn(opening, standings.get(student))) {
                seats.release(id, student, opening);
            }
        });
        if (saved.size() >= SettledSeats.WORTH_IT) {
            seats.settle(id, saved);
        }
        promotion.shorten(id);
        promotion.fill(id);
        if (ledger.changedAt().isBefore(now.minus(GRACE))) {
            scheduling.followCapacity(id);
            scheduling.tellHolds(id);
        }
    }

    /** Those whose seat or enrollment changed; of a closed ledger all, as nobody may stay there. */
    private record Suspects(List<Seat> holders, Map<String, Integer> seated, List<Seat> queue) {

        Suspects(Seats ledger, Set<String> leavers, Instant since) {
            Predicate<Seat> changed =
                    seat -> ledger.closed() || seat.at().isAfter(since) || leavers.contains(seat.student());
            var everyone = ledger.closed() || since.equals(Instant.EPOCH);
            this(
                    ledger.holders().stream().filter(changed).toList(),
                    everyone ? ledger.seated() : only(ledger.seated(), leavers),
                    Stream.of(ledger.waiting(), ledger.offered(), ledger.expired())
                            .flatMap(List::stream)
                            .filter(changed)
                            .toList());
        }

        private static Map<String, Integer> only(Map<String, Integer> seated, Set<String> students) {
            return students.stream()
                    .filter(seated::containsKey)
                    .collect(Collectors.toMap(Function.identity(), seated::get));
        }

        Stream<String> students() {
            return Stream.concat(
                    Stream.concat(holders.stream(), queue.stream()).map(Seat::student), seated.keySet().stream());
        }
    }

    private Map<String, Standing> standings(String offeringId, Stream<String> students) {
        var ids = students.map(student -> Enrollment.id(offeringId, student)).toList();
        var standings = new HashMap<String, Standing>();
        for (var from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            enrollments.findStandingByIdIn(some).forEach(each -> standings.put(each.studentId(), each));
        }
        return standings;
    }

    private static boolean isWaiting(@Nullable Standing standing) {
        return standing != null && standing.status() == EnrollmentStatus.WAITLISTED;
    }

    /** Whether the offer, or that it was shortened, did not come to the enrollment. */
    private static boolean isUntold(Seat seat, Standing standing) {
        return isWaiting(standing) && seat.until() != null && !seat.until().equals(standing.offerUntil());
    }

    /** Never taken for a reason to release: its call may only be slow, and has been promised the seat. */
    private static boolean lacksEnrollment(Seat seat, @Nullable Standing standing, Instant now) {
        var missing = standing == null
                || standing.status() == EnrollmentStatus.WITHDRAWN && standing.opening() < seat.opening();
        return missing && seat.at().isBefore(now.minus(GRACE));
    }

    private static boolean isWithdrawn(int opening, @Nullable Standing standing) {
        return standing != null && standing.status() == EnrollmentStatus.WITHDRAWN && standing.opening() >= opening;
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
