package org.urbanriver.campus.enrollment.offering;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.contracts.enrollments.OfferingCommand;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.Reason;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;
import org.urbanriver.campus.enrollment.course.CourseCopies;
import org.urbanriver.campus.enrollment.seats.SeatCount;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.platform.security.CurrentCaller;
import org.urbanriver.campus.platform.security.OpenEndpoints;

@RestController
class OfferingController implements OfferingApi {

    private final Offerings offerings;
    private final TaughtOfferings taught;
    private final Scheduling scheduling;
    private final CourseCopies courses;
    private final SeatLedger seats;
    private final Attendance attendance;
    private final CurrentCaller caller;

    OfferingController(
            Offerings offerings,
            TaughtOfferings taught,
            Scheduling scheduling,
            CourseCopies courses,
            SeatLedger seats,
            Attendance attendance,
            CurrentCaller caller) {
        this.offerings = offerings;
        this.taught = taught;
        this.scheduling = scheduling;
        this.courses = courses;
        this.seats = seats;
        this.attendance = attendance;
        this.caller = caller;
    }

    @Bean
    static OpenEndpoints offeringsAreOpen() {
        return OpenEndpoints.get("/api/offerings", "/api/offerings/{id}");
    }

    @Override
    public Page<OfferingView> offerings(@Nullable String course, int page, int size) {
        var request = PageRequest.of(page, size, Offerings.FIRST_COME);
        if (course == null || course.isBlank()) {
            return shown(offerings.findAll(request), page, size);
        }
        return courses.findByIdOrSlug(course)
                .map(known -> shown(offerings.findByCourseId(known.id(), request), page, size))
                .orElseGet(() -> new Page<>(List.of(), page, size, 0));
    }

    @Override
    public Page<OfferingView> taught(@Nullable Instant from, @Nullable Instant until, int page, int size) {
        var staff = caller.get().requireStaff();
        var instructor = staff.isAdmin() ? null : staff.id();
        return shown(
                taught.find(instructor, from, until, PageRequest.of(page, size, Offerings.FIRST_COME)), page, size);
    }

    @Override
    public OfferingView offering(String id) {
        return shown(offerings.required(id));
    }

    @Override
    public OfferingView schedule(OfferingCommand command) {
        return shown(scheduling.schedule(command, caller.get().requireStaff()));
    }

    @Override
    public OfferingView change(String id, OfferingCommand command) {
        return shown(scheduling.change(id, command, caller.get().requireStaff()));
    }

    @Override
    public OfferingView confirm(String id) {
        return shown(scheduling.confirm(id, caller.get().requireStaff()));
    }

    @Override
    public OfferingView cancel(String id, Reason reason) {
        return shown(scheduling.cancel(id, reason.reason(), caller.get().requireStaff()));
    }

    @Override
    public Page<RosterEntry> roster(
            String id, @Nullable String q, @Nullable EnrollmentStatus status, int page, int size) {
        offerings.required(id).requireStaff(caller.get().requireStaff());
        return attendance.roster(id, q, status, page, size);
    }

    @Override
    public ResponseEntity<String> rosterCsv(String id) {
        var offering = scheduling.handOutRoster(id, caller.get().requireStaff()).view();
        var name = "roster-" + offering.courseSlug() + "-" + id + ".csv";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(attendance.rosterCsv(id));
    }

    private OfferingView shown(Offering offering) {
        return shown(List.of(offering)).getFirst();
    }

    private Page<OfferingView> shown(org.springframework.data.domain.Page<Offering> found, int page, int size) {
        return new Page<>(shown(found.getContent()), page, size, found.getTotalElements());
    }

    private List<OfferingView> shown(List<Offering> found) {
        var views = found.stream()
                .map(offering -> offering.view().withEdition(offering.terms().edition()))
                .toList();
        var limited =
                found.stream().filter(Offering::isLimited).map(Offering::id).toList();
        var counts = limited.isEmpty() ? Map.<String, SeatCount>of() : seats.counts(limited);
        var links = mayReadLink(views);
        return views.stream()
                .map(view -> shown(view, counts.get(view.id()), links.contains(view.id())))
                .toList();
    }

    /** Those offerings whose link the caller may know: their staff, and students with a seat in them. */
    private Set<String> mayReadLink(List<OfferingView> views) {
        var someone = caller.find();
        var withLink = views.stream().filter(view -> view.link() != null).toList();
        if (someone.isEmpty() || withLink.isEmpty()) {
            return Set.of();
        }
        var known = withLink.stream()
                .filter(view -> Offering.isStaff(view, someone.get()))
                .map(OfferingView::id)
                .collect(Collectors.toCollection(HashSet::new));
        var others = withLink.stream()
                .map(OfferingView::id)
                .filter(id -> !known.contains(id))
                .toList();
        if (!others.isEmpty()) {
            known.addAll(attendance.attendedBy(someone.get().id(), others));
        }
        return known;
    }

    private static OfferingView shown(OfferingView view, @Nullable SeatCount count, boolean withLink) {
        var told = withLink ? view : view.withoutLink();
        return count == null ? told : told.withSeats(count.left(), count.waiting());
    }
}
