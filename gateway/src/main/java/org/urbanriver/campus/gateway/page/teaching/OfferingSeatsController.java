package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.HoldApi;
import org.urbanriver.campus.contracts.enrollments.HoldCommand;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.contracts.enrollments.OfferingCommand;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;
import org.urbanriver.campus.platform.Ids;

/** Capacity, reservations and the waitlist of an offering. */
@RestController
class OfferingSeatsController {

    private final OfferingApi offerings;
    private final HoldApi holds;
    private final Parts parts;
    private final Frames frames;

    OfferingSeatsController(OfferingApi offerings, HoldApi holds, Parts parts, Frames frames) {
        this.offerings = offerings;
        this.holds = holds;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/teach/offerings/{id}/seats", produces = MediaType.TEXT_HTML_VALUE)
    Screen seats(@PathVariable String id, HttpServletRequest request) {
        return seats(id, OfferingSeats.Keep.untouched(), "", FieldErrors.NONE, "", request);
    }

    @PostMapping(path = "/teach/offerings/{id}/capacity", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> capacity(
            @PathVariable String id, @RequestParam(defaultValue = "") String capacity, HttpServletRequest request) {
        var frame = frames.of(request);
        var untouched = OfferingSeats.Keep.untouched();
        var wanted = Fields.number(capacity);
        if (wanted == null) {
            var error = FieldErrors.of("capacity", frame.text("teach.offering.no-number"));
            return Answers.page(HttpStatus.UNPROCESSABLE_CONTENT, seats(id, untouched, capacity, error, "", request));
        }
        try {
            offerings.change(id, withCapacity(offerings.offering(id), wanted));
            return Answers.seeOther("/teach/offerings/" + id + "/seats", "told.offering.changed");
        } catch (HttpClientErrorException e) {
            var problem = ServiceProblems.of(e);
            return Answers.page(
                    e.getStatusCode(),
                    seats(id, untouched, capacity, FieldErrors.of(problem), Refusals.of(problem, frame), request));
        }
    }

    private static OfferingCommand withCapacity(OfferingView offering, int capacity) {
        return new OfferingCommand(
                offering.courseId(),
                offering.type(),
                offering.place(),
                offering.link(),
                offering.timeZone(),
                offering.dates(),
                capacity,
                offering.waitlist(),
                offering.enrollFrom(),
                offering.enrollUntil(),
                offering.offerHours(),
                offering.minimum(),
                offering.decideAt(),
                offering.prerequisites(),
                offering.edition());
    }

    @PostMapping(path = "/teach/offerings/{id}/holds", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> hold(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String hold,
            @RequestParam(defaultValue = "") String seats,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        var keep = new OfferingSeats.Keep(hold.isEmpty() ? Ids.next() : hold, seats, until, reason);
        var frame = frames.of(request);
        var zone = Zones.of(offerings.offering(id).timeZone());
        try {
            var end = LocalDateTime.parse(until).atZone(zone).toInstant();
            holds.hold(
                    id, new HoldCommand(keep.id(), Objects.requireNonNullElse(Fields.number(seats), 0), end, reason));
            return Answers.seeOther("/teach/offerings/" + id + "/seats", "told.seats.held");
        } catch (DateTimeException e) {
            var error = FieldErrors.of("until", frame.text("teach.offering.no-moment"));
            return Answers.page(HttpStatus.UNPROCESSABLE_CONTENT, seats(id, keep, "", error, "", request));
        } catch (HttpClientErrorException e) {
            var problem = ServiceProblems.of(e);
            return Answers.page(
                    e.getStatusCode(),
                    seats(id, keep, "", FieldErrors.of(problem), Refusals.of(problem, frame), request));
        }
    }

    @PostMapping(path = "/teach/offerings/{id}/holds/{holdId}/release", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> release(@PathVariable String id, @PathVariable String holdId) {
        holds.release(id, holdId);
        return Answers.seeOther("/teach/offerings/" + id + "/seats", "told.seats.released");
    }

    private OfferingSeats seats(
            String id,
            OfferingSeats.Keep keep,
            String capacity,
            FieldErrors errors,
            String refusal,
            HttpServletRequest request) {
        var kept = parts.ask(() -> holds.holds(id));
        var waiting = parts.ask(() -> offerings.roster(id, null, EnrollmentStatus.WAITLISTED, 0, Page.MAX_SIZE));
        var offering = parts.ask(() -> offerings.offering(id));
        if (kept.refusal().isPresent()) {
            kept.required();
        }
        return new OfferingSeats(
                frames.of(request), offering.required(), kept, waiting, keep, capacity, errors, refusal);
    }
}
