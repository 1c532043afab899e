package org.urbanriver.campus.gateway.page.teaching;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.contracts.enrollments.RosterMessageApi;
import org.urbanriver.campus.contracts.enrollments.RosterMessageCommand;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.route.ServiceProblems;
import org.urbanriver.campus.platform.Ids;

/** Writing to everyone on a roster. */
@RestController
class RosterMessagesController {

    private final OfferingApi offerings;
    private final RosterMessageApi messages;
    private final Parts parts;
    private final Frames frames;

    RosterMessagesController(OfferingApi offerings, RosterMessageApi messages, Parts parts, Frames frames) {
        this.offerings = offerings;
        this.messages = messages;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/teach/offerings/{id}/messages", produces = MediaType.TEXT_HTML_VALUE)
    Screen messages(@PathVariable String id, HttpServletRequest request) {
        return messages(id, RosterMessages.Draft.empty(), FieldErrors.NONE, "", request);
    }

    @PostMapping(path = "/teach/offerings/{id}/messages", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> send(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean waiting,
            HttpServletRequest request) {
        try {
            messages.send(id, new RosterMessageCommand(message.isEmpty() ? null : message, subject, text, waiting));
            return Answers.seeOther("/teach/offerings/" + id + "/messages", "told.message.sent");
        } catch (HttpClientErrorException e) {
            var problem = ServiceProblems.of(e);
            var typed = new RosterMessages.Draft(message.isEmpty() ? Ids.next() : message, subject, text, waiting);
            return Answers.page(
                    e.getStatusCode(),
                    messages(id, typed, FieldErrors.of(problem), Refusals.of(problem, frames.of(request)), request));
        }
    }

    private RosterMessages messages(
            String id, RosterMessages.Draft typed, FieldErrors errors, String refusal, HttpServletRequest request) {
        var sent = parts.ask(() -> messages.sent(id));
        var offering = parts.ask(() -> offerings.offering(id));
        if (sent.refusal().isPresent()) {
            sent.required();
        }
        return new RosterMessages(frames.of(request), offering.required(), sent, typed, errors, refusal);
    }
}
