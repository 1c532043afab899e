package org.urbanriver.campus.gateway.page.learning;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.LearningApi;
import org.urbanriver.campus.contracts.enrollments.LearningView;
import org.urbanriver.campus.contracts.enrollments.TransferCommand;
import org.urbanriver.campus.contracts.enrollments.TransferOption;
import org.urbanriver.campus.contracts.enrollments.Withdrawal;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;

/** Giving up a seat, or changing it for one on another date; both are asked for on a page that says what they mean. */
@RestController
class LeavingController {

    private static final int LONGEST_REASON = 500;

    private final EnrollmentApi enrollments;
    private final LearningApi learning;
    private final Parts parts;
    private final Frames frames;

    LeavingController(EnrollmentApi enrollments, LearningApi learning, Parts parts, Frames frames) {
        this.enrollments = enrollments;
        this.learning = learning;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/enrollments/{id}/withdraw", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> leave(@PathVariable String id, HttpServletRequest request) {
        var page = LeavePage.fresh(frames.of(request), learning.learning(id));
        return Answers.partOrPage(request, LeaveDialog.ID, () -> new LeaveDialog(page), () -> page);
    }

    @PostMapping(path = "/enrollments/{id}/withdraw", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> withdraw(
            @PathVariable String id, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        var frame = frames.of(request);
        if (reason.length() > LONGEST_REASON) {
            var tooLong = FieldErrors.of("reason", frame.text("leave.reason.long", LONGEST_REASON));
            return leavePage(HttpStatus.UNPROCESSABLE_CONTENT, frame, id, reason, tooLong, "");
        }
        try {
            enrollments.withdraw(id, new Withdrawal(reason.isBlank() ? null : reason.strip()));
            return Answers.seeOther(Addresses.enrollment(id), "told.withdrawn");
        } catch (HttpClientErrorException.Conflict | HttpClientErrorException.UnprocessableContent e) {
            var problem = ServiceProblems.of(e);
            var errors = FieldErrors.of(problem);
            var why = errors.isEmpty() ? frame.refusal(problem) : "";
            return leavePage(e.getStatusCode(), frame, id, reason, errors, why);
        }
    }

    private ResponseEntity<Screen> leavePage(
            HttpStatusCode status, Frame frame, String id, String reason, FieldErrors errors, String refusal) {
        return Answers.page(status, new LeavePage(frame, learning.learning(id), reason, errors, refusal));
    }

    @GetMapping(path = "/enrollments/{id}/transfer", produces = MediaType.TEXT_HTML_VALUE)
    Screen others(@PathVariable String id, HttpServletRequest request) {
        return transferPage(id, "", "", request);
    }

    @PostMapping(path = "/enrollments/{id}/transfer", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> transfer(
            @PathVariable String id, @RequestParam(defaultValue = "") String offering, HttpServletRequest request) {
        var frame = frames.of(request);
        if (offering.isEmpty()) {
            var why = frame.text("transfer.choose");
            return Answers.page(HttpStatus.UNPROCESSABLE_CONTENT, transferPage(id, "", why, request));
        }
        try {
            var moved = enrollments.transfer(id, new TransferCommand(offering, null));
            return Answers.seeOther(Addresses.enrollment(moved.id()), "told.transferred");
        } catch (HttpClientErrorException.Conflict e) {
            var why = frame.refusal(ServiceProblems.of(e));
            return Answers.page(e.getStatusCode(), transferPage(id, offering, why, request));
        }
    }

    private TransferPage transferPage(String id, String chosen, String refusal, HttpServletRequest request) {
        Asked<LearningView> here = parts.ask(() -> learning.learning(id));
        Asked<List<TransferOption>> others = parts.ask(() -> enrollments.transfers(id));
        return new TransferPage(frames.of(request), here.required(), others, chosen, refusal);
    }
}
