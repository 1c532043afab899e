package org.urbanriver.campus.gateway.page.inbox;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.notifications.InboxApi;
import org.urbanriver.campus.contracts.notifications.ReadAllCommand;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.LocalAddress;
import org.urbanriver.campus.gateway.page.PageNumber;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.platform.problems.Invalid;

/** Reading one's messages and following them to where they lead. */
@RestController
class InboxController {

    private static final int SIZE = 20;

    private final InboxApi inbox;
    private final Frames frames;

    InboxController(InboxApi inbox, Frames frames) {
        this.inbox = inbox;
        this.frames = frames;
    }

    @GetMapping(path = "/inbox", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> inbox(@RequestParam(defaultValue = "0") String page, HttpServletRequest request) {
        var messages = messages(PageNumber.of(page), false, request);
        return Answers.partOrPage(request, Messages.ID, () -> messages, () -> new Inbox(messages.frame(), messages));
    }

    /** Marks a message read and leads to what it is about; in place it only marks. */
    @PostMapping(path = "/inbox/{id}/read", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> read(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean stay,
            @RequestParam(defaultValue = "0") String page,
            HttpServletRequest request) {
        var link = inbox.read(id).link();
        if (Answers.wants(request, Messages.ID)) {
            return Answers.page(HttpStatus.OK, messages(PageNumber.of(page), true, request));
        }
        return Answers.seeOther(stay || link == null ? "/inbox?page=" + PageNumber.of(page) : LocalAddress.of(link));
    }

    /** Marks everything read that was before the viewer's eyes. */
    @PostMapping(path = "/inbox/read", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> readAll(@RequestParam(defaultValue = "") String until, HttpServletRequest request) {
        inbox.readAll(new ReadAllCommand(moment(until)));
        return Answers.wants(request, Messages.ID)
                ? Answers.page(HttpStatus.OK, messages(0, true, request))
                : Answers.seeOther("/inbox", "told.all-read");
    }

    private Messages messages(int page, boolean changed, HttpServletRequest request) {
        var found = inbox.inbox(page, SIZE);
        var entries = new Page<>(found.items(), found.page(), found.size(), found.total());
        return new Messages(frames.of(request), entries, found.unread(), changed);
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Invalid("/until", "must be a moment such as 2026-03-05T08:00:00Z");
        }
    }
}
