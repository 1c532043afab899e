package org.urbanriver.campus.enrollment.enrollment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;
import org.urbanriver.campus.enrollment.offering.Attendance;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.enrollment.seats.Seats;
import org.urbanriver.campus.enrollment.student.StudentCopy;
import org.urbanriver.campus.enrollment.student.Students;

/** The enrollments of an offering, seen and changed together. */
@Component
class Roster implements Attendance {

    private static final Set<EnrollmentStatus> SEATED = Set.of(EnrollmentStatus.ACTIVE, EnrollmentStatus.COMPLETED);
    private static final Set<EnrollmentStatus> OPEN = Set.of(EnrollmentStatus.ACTIVE, EnrollmentStatus.WAITLISTED);
    private static final int AT_ONCE = 200;

    private final Enrollments enrollments;
    private final Promotion promotion;
    private final Moves moves;
    private final OfferedCourses offeredCourses;
    private final Students students;
    private final SeatLedger seats;
    private final Clock clock;

    Roster(
            Enrollments enrollments,
            Promotion promotion,
            Moves moves,
            OfferedCourses offeredCourses,
            Students students,
            SeatLedger seats,
            Clock clock) {
        this.enrollments = enrollments;
        this.promotion = promotion;
        this.moves = moves;
        this.offeredCourses = offeredCourses;
        this.students = students;
        this.seats = seats;
        this.clock = clock;
    }

    @Override
    public Set<String> attendedBy(String student, Collection<String> offeringIds) {
        moves.finishOfStudent(student);
        var ids = offeringIds.stream()
                .map(offering -> Enrollment.id(offering, student))
                .toList();
        return enrollments.findStandingByIdIn(ids).stream()
                .filter(each -> SEATED.contains(each.status()))
                .map(Enrollments.Standing::offeringId)
                .collect(Collectors.toSet());
    }

    @Override
    public Page<RosterEntry> roster(
            String offeringId, @Nullable String q, @Nullable EnrollmentStatus status, int page, int size) {
        moves.finishOfOffering(offeringId);
        var queue = queue(offeringId);
        if (status != EnrollmentStatus.WAITLISTED && (q == null || q.isBlank())) {
            var request = PageRequest.of(page, size);
            var found = status == null
                    ? enrollments.findByOfferingIdOrderByEnrolledAtAscIdAsc(offeringId, request)
                    : enrollments.findByOfferingIdAndStatusOrderByEnrolledAtAscIdAsc(offeringId, status, request);
            return new Page<>(entries(found.getContent(), queue), page, size, found.getTotalElements());
        }
        var names = found(offeringId, RosterSearch.of(q), status).stream()
                .sorted(Comparator.comparing(
                        each -> queue.getOrDefault(each.studentId(), status == null ? 0 : Integer.MIN_VALUE)))
                .map(Enrollments.Name::id)
                .toList();
        var from = Math.min(names.size(), page * size);
        var wanted = names.subList(from, Math.min(names.size(), from + size));
        var found = enrollments.findByIdIn(wanted).stream()
                .sorted(Comparator.comparingInt(each -> wanted.indexOf(each.id())))
                .toList();
        return new Page<>(entries(found, queue), page, size, names.size());
    }

    /** Those who have what was asked for in their name or address, in the order of their coming. */
    private List<Enrollments.Name> found(String offeringId, RosterSearch search, @Nullable EnrollmentStatus status) {
        var found = new ArrayList<Enrollments.Name>();
        var all = enrollments.findNameByOfferingIdOrderByEnrolledAtAscIdAsc(offeringId).stream()
                .filter(each -> status == null || each.status() == status)
                .toList();
        for (var at = 0; at < all.size(); at += AT_ONCE) {
            var some = all.subList(at, Math.min(all.size(), at + AT_ONCE));
            var accounts = search.isForAll()
                    ? Map.<String, StudentCopy>of()
                    : accounts(some.stream().map(Enrollments.Name::studentId).toList());
            some.stream()
                    .filter(each -> search.finds(each.studentName(), accounts.get(each.studentId())))
                    .forEach(found::add);
        }
        return found;
    }

    /** Places in the queue by student, from 1. */
    private Map<String, Integer> queue(String offeringId) {
        var waiting = seats.find(offeringId).map(Seats::waiting).orElse(List.of());
        return IntStream.range(0, waiting.size())
                .boxed()
                .collect(Collectors.toMap(place -> waiting.get(place).student(), place -> place + 1));
    }

    @Override
    public List<String> students(String offeringId, boolean waiting) {
        moves.finishOfOffering(offeringId);
        return enrollments.findNameByOfferingIdOrderByEnrolledAtAscIdAsc(offeringId).stream()
                .filter(each ->
                        SEATED.contains(each.status()) || waiting && each.status() == EnrollmentStatus.WAITLISTED)
                .map(Enrollments.Name::studentId)
                .toList();
    }

    @Override
    public String rosterCsv(String offeringId) {
        moves.finishOfOffering(offeringId);
        var entries = new ArrayList<RosterEntry>();
        var queue = queue(offeringId);
        try (var all = enrollments.streamByOfferingIdOrderByEnrolledAtAscIdAsc(offeringId)) {
            var each = all.iterator();
            var some = new ArrayList<Enrollment>();
            while (each.hasNext()) {
                some.add(each.next());
                if (some.size() == AT_ONCE || !each.hasNext()) {
                    entries.addAll(entries(some, queue));
                    some.clear();
                }
            }
        }
        return RosterCsv.of(entries);
    }

    private List<RosterEntry> entries(List<Enrollment> found, Map<String, Integer> queue) {
        var accounts = accounts(found.stream().map(Enrollment::studentId).toList());
        return found.stream()
                .map(each -> each.rosterEntry(accounts.get(each.studentId()), queue.get(each.studentId())))
                .toList();
    }

    private Map<String, StudentCopy> accounts(List<String> ids) {
        return students.findByIdIn(ids).stream().collect(Collectors.toMap(StudentCopy::id, Function.identity()));
    }

    @Override
    public void seatsFreed(String offeringId) {
        promotion.shorten(offeringId);
        promotion.fill(offeringId);
    }

    @Override
    public void changed(String offeringId) {
        List<Enrollments.Standing> some;
        var after = "";
        do {
            some = enrollments.findStandingByOfferingIdAndStatusAndIdGreaterThanOrderById(
                    offeringId, EnrollmentStatus.ACTIVE, after, Limit.of(AT_ONCE));
            for (var each : some) {
                // The offering is read after the enrollment, so that an older one never replaces a newer one in it.
                enrollments.change(
                        each.id(),
                        enrollment -> offeredCourses
                                .find(offeringId)
                                .ifPresent(offered -> enrollment.follow(offered.offering(), clock.instant())));
                after = each.id();
            }
        } while (some.size() == AT_ONCE);
    }

    @Override
    public void cancelled(OfferingView offering, String reason, String by) {
        List<Enrollment> open;
        do {
            open = enrollments.findByOfferingIdAndStatusIn(offering.id(), OPEN, Limit.of(AT_ONCE));
            for (var each : open) {
                enrollments.change(each.id(), enrollment -> {
                    if (enrollment.isOpen()) {
                        enrollment.withdraw(offering, reason, by, clock.instant());
                    }
                });
            }
            if (offering.capacity() != null && !open.isEmpty()) {
                seats.clear(
                        offering.id(), open.stream().map(Enrollment::studentId).toList());
            }
        } while (open.size() == AT_ONCE);
    }
}
