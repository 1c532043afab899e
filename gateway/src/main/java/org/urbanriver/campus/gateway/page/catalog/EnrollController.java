package org.urbanriver.campus.gateway.page.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.urbanriver.campus.contracts.enrollments.EnrollCommand;
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.page.catalog.OfferingCard.Event;
import org.urbanriver.campus.gateway.route.ServiceProblems;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Taking a seat. */
@RestController
class EnrollController {

    private static final Logger log = LoggerFactory.getLogger(EnrollController.class);

    private final EnrollmentApi enrollments;
    private final CoursePages pages;
    private final Shelf shelf;
    private final Dates dates;
    private final CurrentCaller caller;
    private final Frames frames;

    EnrollController(
            EnrollmentApi enrollments,
            CoursePages pages,
            Shelf shelf,
            Dates dates,
            CurrentCaller caller,
            Frames frames) {
        this.enrollments = enrollments;
        this.pages = pages;
        this.shelf = shelf;
        this.dates = dates;
        this.caller = caller;
        this.frames = frames;
    }

    /** Whoever is not signed in is asked to be, and then sees this. */
    @GetMapping(path = "/courses/{slug}/enroll", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> confirm(
            @PathVariable String slug, @RequestParam(defaultValue = "") String offering, HttpServletRequest request) {
        var course = shelf.course(slug);
        var card = card(dates.of(slug, request).required(), offering)
                .orElseThrow(() -> new NotFound("date of this course"));
        if (card.mine().isPresent()) {
            return Answers.seeOther("/enrollments/" + card.mine().get().id());
        }
        return ResponseEntity.ok(new EnrollPage(frames.of(request), CoursePages.required(course), card));
    }

    /** Enrolls, and leads to the enrollment or changes the card in its place; a refusal is told at once. */
    @PostMapping(path = "/courses/{slug}/enroll", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> enroll(
            @PathVariable String slug, @RequestParam String offeringId, HttpServletRequest request) {
        caller.get();
        EnrollmentView enrollment;
        try {
            var answer = enrollments.enroll(new EnrollCommand(offeringId, null)).getBody();
            enrollment = Objects.requireNonNull(answer, "the service answers with the enrollment");
        } catch (HttpClientErrorException e) {
            var why = frames.of(request).refusal(ServiceProblems.of(e));
            return refused(e, e.getStatusCode(), slug, offeringId, why, request);
        } catch (RestClientException e) {
            log.warn("Enrolling failed: {}", e.getMessage());
            var why = frames.of(request).text("enroll.unavailable");
            return refused(e, HttpStatus.SERVICE_UNAVAILABLE, slug, offeringId, why, request);
        }
        shelf.forgetSeats(slug);
        if (Answers.wants(request, OfferingCard.id(offeringId))) {
            return ResponseEntity.ok(dates.enrolled(slug, enrollment, request));
        }
        var waits = enrollment.status() == EnrollmentStatus.WAITLISTED;
        return Answers.seeOther("/enrollments/" + enrollment.id(), waits ? "told.waitlisted" : "told.enrolled");
    }

    /** In the card that was pressed; where that is gone meanwhile as a problem beside the page, never as a page within it. */
    private ResponseEntity<Screen> refused(
            RestClientException e,
            HttpStatusCode status,
            String slug,
            String offeringId,
            String why,
            HttpServletRequest request) {
        shelf.forgetSeats(slug);
        if (!Answers.wantsPart(request)) {
            return Answers.page(status, pages.of(slug, why, request));
        }
        var card = Answers.wants(request, OfferingCard.id(offeringId))
                ? card(dates.of(slug, request).or(List.of()), offeringId)
                : Optional.<OfferingCard>empty();
        return Answers.page(status, card.orElseThrow(() -> e).with(Event.refused(why)));
    }

    private static Optional<OfferingCard> card(List<OfferingCard> cards, String offering) {
        return cards.stream()
                .filter(each -> each.offering().id().equals(offering))
                .findFirst();
    }
}
