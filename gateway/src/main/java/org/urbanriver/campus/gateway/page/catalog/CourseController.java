package org.urbanriver.campus.gateway.page.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.CatalogApi;
import org.urbanriver.campus.contracts.courses.CourseView;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.contracts.enrollments.EnrollCommand;
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.page.learning.Addresses;
import org.urbanriver.campus.gateway.route.ServiceProblems;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** A course and enrolling in it. */
@RestController
class CourseController {

    private static final Logger log = LoggerFactory.getLogger(CourseController.class);

    private final CatalogApi catalog;
    private final OfferingApi offerings;
    private final EnrollmentApi enrollments;
    private final CurrentCaller caller;
    private final Frames frames;

    CourseController(
            CatalogApi catalog, OfferingApi offerings, EnrollmentApi enrollments, CurrentCaller caller, Frames frames) {
        this.catalog = catalog;
        this.offerings = offerings;
        this.enrollments = enrollments;
        this.caller = caller;
        this.frames = frames;
    }

    @GetMapping(path = "/courses/{slug}", produces = MediaType.TEXT_HTML_VALUE)
    Screen course(@PathVariable String slug, HttpServletRequest request) {
        return page(slug, "", request);
    }

    /** Enrolls and leads to the enrollment; a refusal is told on the page at once. */
    @PostMapping(path = "/courses/{slug}/enroll", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> enroll(
            @PathVariable String slug, @RequestParam String offeringId, HttpServletRequest request) {
        caller.get();
        try {
            var enrollment =
                    enrollments.enroll(new EnrollCommand(offeringId, null)).getBody();
            var id = Objects.requireNonNull(enrollment, "the service answers with the enrollment")
                    .id();
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(Addresses.enrollment(id, "enrolled", ""))
                    .build();
        } catch (HttpClientErrorException e) {
            return ResponseEntity.status(e.getStatusCode())
                    .body(page(slug, String.valueOf(ServiceProblems.of(e).getDetail()), request));
        } catch (RestClientException e) {
            log.warn("Enrolling failed: {}", e.getMessage());
            var away = frames.of(request).text("enroll.unavailable");
            return ResponseEntity.status(HttpStatusCode.valueOf(503)).body(page(slug, away, request));
        }
    }

    private CoursePage page(String slug, String refusal, HttpServletRequest request) {
        var course = required(slug);
        List<OfferingView> open = List.of();
        Map<String, EnrollmentView> mine = Map.of();
        var available = true;
        try {
            open = offerings.offerings(course.id(), 0, Page.MAX_SIZE).items().stream()
                    .filter(offering -> offering.status() == OfferingStatus.OPEN)
                    .toList();
            mine = mine();
        } catch (RestClientException e) {
            log.warn("The offerings cannot be shown: {}", e.getMessage());
            available = false;
        }
        var techniques = catalog.techniques().stream()
                .collect(Collectors.toMap(TechniqueView::slug, TechniqueView::name, (first, second) -> first));
        return new CoursePage(frames.of(request), course, available, open, mine, techniques, refusal);
    }

    private Map<String, EnrollmentView> mine() {
        if (caller.find().isEmpty()) {
            return Map.of();
        }
        return enrollments.mine(0, Page.MAX_SIZE).items().stream()
                .filter(enrollment -> enrollment.status() != EnrollmentStatus.WITHDRAWN)
                .collect(Collectors.toMap(
                        enrollment -> enrollment.offering().id(), each -> each, (first, second) -> first));
    }

    private CourseView required(String slug) {
        try {
            return catalog.course(slug);
        } catch (HttpClientErrorException.NotFound e) {
            throw new NotFound("course");
        }
    }
}
