package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.urbanriver.campus.contracts.enrollments.EnrollCommand;
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.HoldApi;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.contracts.enrollments.TransferCommand;
import org.urbanriver.campus.contracts.enrollments.Withdrawal;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.PageNumber;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;

/** The roster of an offering, and what staff do with single students; the service refuses whoever is not its staff. */
@RestController
class RosterController {

    private static final int SIZE = 50;
    private static final String STUDENT = "/teach/offerings/{id}/students/{enrollmentId}";

    private final OfferingApi offerings;
    private final EnrollmentApi enrollments;
    private final HoldApi holds;
    private final Parts parts;
    private final Frames frames;

    RosterController(OfferingApi offerings, EnrollmentApi enrollments, HoldApi holds, Parts parts, Frames frames) {
        this.offerings = offerings;
        this.enrollments = enrollments;
        this.holds = holds;
        this.parts = parts;
        this.frames = frames;
    }

    /** Where letters of earlier times lead. */
    @GetMapping(path = "/offerings/{id}/roster", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> moved(@PathVariable String id) {
        return Answers.seeOther("/teach/offerings/" + id);
    }

    @GetMapping(path = "/teach/offerings/{id}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> roster(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "0") String page,
            HttpServletRequest request) {
        var shown = roster(id, q, status, page, Roster.Enroll.UNTOUCHED, request);
        return Answers.partOrPage(request, "roster", () -> new Roster.RosterPart(shown), () -> shown);
    }

    @PostMapping(path = "/teach/offerings/{id}/enroll", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> enroll(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String hold,
            HttpServletRequest request) {
        var frame = frames.of(request);
        if (email.isBlank()) {
            var missing = FieldErrors.of("email", frame.text("teach.enroll.email.missing"));
            return Answers.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    roster(id, "", "", "0", new Roster.Enroll(email, name, hold, missing, ""), request));
        }
        try {
            var answer = enrollments.enroll(
                    new EnrollCommand(id, null, hold.isEmpty() ? null : hold, email, name.isBlank() ? null : name));
            return Answers.seeOther("/teach/offerings/" + id, told(answer));
        } catch (HttpClientErrorException e) {
            var problem = ServiceProblems.of(e);
            var typed = new Roster.Enroll(email, name, hold, FieldErrors.of(problem), Refusals.of(problem, frame));
            return Answers.page(e.getStatusCode(), roster(id, "", "", "0", typed, request));
        }
    }

    private static String told(ResponseEntity<EnrollmentView> answer) {
        var enrollment = answer.getBody();
        if (!answer.getStatusCode().isSameCodeAs(HttpStatus.CREATED) || enrollment == null) {
            return "told.student.already";
        }
        return enrollment.status() == EnrollmentStatus.WAITLISTED ? "told.student.waits" : "told.student.enrolled";
    }

    @GetMapping(path = STUDENT + "/withdraw", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> askToWithdraw(@PathVariable String enrollmentId, HttpServletRequest request) {
        var ask = Asking.withdraw(frames.of(request), enrollments.enrollment(enrollmentId));
        return Answers.partOrPage(request, "dialog", () -> ask, ask::page);
    }

    @PostMapping(path = STUDENT + "/withdraw", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> withdraw(
            @PathVariable String id,
            @PathVariable String enrollmentId,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        try {
            enrollments.withdraw(enrollmentId, new Withdrawal(reason));
            return Answers.seeOther("/teach/offerings/" + id, "told.student.withdrawn");
        } catch (HttpClientErrorException e) {
            var ask = Asking.withdraw(frames.of(request), enrollments.enrollment(enrollmentId));
            return refused(ask, reason, e, frames.of(request));
        }
    }

    @GetMapping(path = STUDENT + "/complete", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> askToComplete(@PathVariable String enrollmentId, HttpServletRequest request) {
        var ask = Asking.complete(frames.of(request), enrollments.enrollment(enrollmentId));
        return Answers.partOrPage(request, "dialog", () -> ask, ask::page);
    }

    @PostMapping(path = STUDENT + "/complete", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> complete(@PathVariable String id, @PathVariable String enrollmentId) {
        enrollments.complete(enrollmentId);
        return Answers.seeOther("/teach/offerings/" + id, "told.student.completed");
    }

    private static ResponseEntity<Screen> refused(Asking ask, String typed, HttpClientErrorException e, Frame frame) {
        var problem = ServiceProblems.of(e);
        var told = FieldErrors.of(problem).at("reason");
        return Answers.page(
                e.getStatusCode(),
                ask.with(typed, told.isEmpty() ? frame.refusal(problem) : told).page());
    }

    @GetMapping(path = STUDENT + "/move", produces = MediaType.TEXT_HTML_VALUE)
    Screen askWhereTo(@PathVariable String enrollmentId, HttpServletRequest request) {
        return moving(enrollmentId, "", "", "", request);
    }

    @PostMapping(path = STUDENT + "/move", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> move(
            @PathVariable String enrollmentId,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        try {
            var moved = enrollments.transfer(enrollmentId, new TransferCommand(to, reason.isBlank() ? null : reason));
            return Answers.seeOther("/teach/offerings/" + moved.offering().id(), "told.student.moved");
        } catch (HttpClientErrorException e) {
            var why = frames.of(request).refusal(ServiceProblems.of(e));
            return Answers.page(e.getStatusCode(), moving(enrollmentId, to, reason, why, request));
        }
    }

    private Moving moving(String enrollmentId, String to, String reason, String refusal, HttpServletRequest request) {
        var enrollment = enrollments.enrollment(enrollmentId);
        var others = parts.ask(() -> offerings.offerings(enrollment.offering().courseId(), 0, Page.MAX_SIZE));
        return new Moving(frames.of(request), enrollment, others, to, reason, refusal);
    }

    /** A list to sign, day by day, for a class in a room. */
    @GetMapping(path = "/teach/offerings/{id}/sheet", produces = MediaType.TEXT_HTML_VALUE)
    Screen sheet(@PathVariable String id, HttpServletRequest request) {
        var pages = IntStream.range(0, SignInSheet.PAGES)
                .mapToObj(page ->
                        parts.ask(() -> offerings.roster(id, null, EnrollmentStatus.ACTIVE, page, Page.MAX_SIZE)))
                .toList();
        var offering = parts.ask(() -> offerings.offering(id));
        return new SignInSheet(
                frames.of(request),
                offering.required(),
                pages.stream().flatMap(page -> page.required().items().stream()).toList(),
                pages.getFirst().required().total());
    }

    private Roster roster(
            String id, String q, String status, String page, Roster.Enroll enroll, HttpServletRequest request) {
        var wanted = Stream.of(EnrollmentStatus.values())
                .filter(each -> each.name().equals(status))
                .findFirst()
                .orElse(null);
        var search = q.strip();
        var entries = parts.ask(
                () -> offerings.roster(id, search.isEmpty() ? null : search, wanted, PageNumber.of(page), SIZE));
        var reserved = parts.ask(() -> holds.holds(id));
        var offering = parts.ask(() -> offerings.offering(id));
        if (entries.refusal().isPresent()) {
            entries.required();
        }
        return new Roster(
                frames.of(request),
                offering.required(),
                entries,
                reserved,
                search,
                wanted == null ? "" : wanted.name(),
                enroll);
    }
}
