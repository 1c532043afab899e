package org.urbanriver.campus.gateway.page.learning;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
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
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.Withdrawal;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.LocalAddress;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.page.learning.EnrollmentPage.Leaving;
import org.urbanriver.campus.gateway.route.ServiceProblems;

/** One enrollment: learning on, and withdrawing. */
@RestController
class EnrollmentController {

    private static final Logger log = LoggerFactory.getLogger(EnrollmentController.class);
    private static final int LONGEST_REASON = 500;

    private final EnrollmentApi enrollments;
    private final OfferingApi offerings;
    private final Frames frames;

    EnrollmentController(EnrollmentApi enrollments, OfferingApi offerings, Frames frames) {
        this.enrollments = enrollments;
        this.offerings = offerings;
        this.frames = frames;
    }

    /** What a form has just done stands in the address, and is said only if it is so. */
    @GetMapping(path = "/enrollments/{id}", produces = MediaType.TEXT_HTML_VALUE)
    Screen enrollment(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String enrolled,
            @RequestParam(required = false) @Nullable String withdrawn,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        var frame = frames.of(request);
        var enrollment = enrollments.enrollment(id);
        var told = "";
        if (enrolled != null && enrollment.status() == EnrollmentStatus.ACTIVE) {
            told = frame.text("enrollment.told.enrolled");
        } else if (enrolled != null && enrollment.status() == EnrollmentStatus.WAITLISTED) {
            told = frame.text("enrollment.told.waiting");
        } else if (withdrawn != null && enrollment.status() == EnrollmentStatus.WITHDRAWN) {
            told = frame.text("enrollment.told.withdrawn");
        } else if (done != null) {
            told = enrollment.modules().stream()
                    .filter(module -> module.moduleId().equals(done) && module.doneAt() != null)
                    .findFirst()
                    .map(module -> frame.text("enrollment.told.done", module.title()))
                    .orElse("");
        }
        return new EnrollmentPage(frame, enrollment, current(enrollment), told, "", Leaving.UNTOUCHED);
    }

    /** Leads to {@code next}, a page of the campus, or back to the enrollment. */
    @PostMapping(path = "/enrollments/{id}/modules/{moduleId}/done", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> done(
            @PathVariable String id,
            @PathVariable String moduleId,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request) {
        try {
            enrollments.done(id, moduleId);
            return to(next.isEmpty() ? Addresses.enrollment(id, "done", moduleId) : URI.create(LocalAddress.of(next)));
        } catch (HttpClientErrorException.Conflict e) {
            return refused(id, e, Leaving.UNTOUCHED, request);
        }
    }

    @PostMapping(path = "/enrollments/{id}/accept", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> accept(@PathVariable String id, HttpServletRequest request) {
        try {
            enrollments.accept(id);
            return to(Addresses.enrollment(id, "enrolled", ""));
        } catch (HttpClientErrorException.Conflict e) {
            return refused(id, e, Leaving.UNTOUCHED, request);
        }
    }

    @PostMapping(path = "/enrollments/{id}/withdraw", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> withdraw(
            @PathVariable String id, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        var frame = frames.of(request);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            var error = frame.text(reason.isBlank() ? "withdraw.reason.missing" : "withdraw.reason.long");
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, "", new Leaving(reason, error), frame);
        }
        try {
            enrollments.withdraw(id, new Withdrawal(reason.strip()));
            return to(Addresses.enrollment(id, "withdrawn", ""));
        } catch (HttpClientErrorException.Conflict e) {
            return refused(id, e, new Leaving(reason, ""), request);
        }
    }

    private ResponseEntity<Screen> refused(
            String id, HttpClientErrorException e, Leaving leaving, HttpServletRequest request) {
        var why = String.valueOf(ServiceProblems.of(e).getDetail());
        return page(e.getStatusCode(), id, why, leaving, frames.of(request));
    }

    private ResponseEntity<Screen> page(
            HttpStatusCode status, String id, String refusal, Leaving leaving, Frame frame) {
        var enrollment = enrollments.enrollment(id);
        return ResponseEntity.status(status)
                .body(new EnrollmentPage(frame, enrollment, current(enrollment), "", refusal, leaving));
    }

    /** An enrollment keeps the offering as it was; dates and places may have changed since. */
    private OfferingView current(EnrollmentView enrollment) {
        try {
            return offerings.offering(enrollment.offering().id());
        } catch (RestClientException e) {
            log.warn("The offering is shown as it was when the enrollment changed: {}", e.getMessage());
            return enrollment.offering();
        }
    }

    private static ResponseEntity<Screen> to(URI address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(address).build();
    }
}
