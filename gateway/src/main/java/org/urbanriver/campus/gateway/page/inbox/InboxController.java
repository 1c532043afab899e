package org.urbanriver.campus.gateway.page.inbox;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
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
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.LocalAddress;
import org.urbanriver.campus.gateway.page.PageNumber;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;

/** Reading one's messages and following them to where they lead. */
@RestController
class InboxController {

    private static final int SIZE = 20;

    private final InboxApi inbox;
    private final Parts parts;
    private final Frames frames;

    InboxController(InboxApi inbox, Parts parts, Frames frames) {
        this.inbox = inbox;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/inbox", produces = MediaType.TEXT_HTML_VALUE)
    Screen inbox(@RequestParam(defaultValue = "0") String page, HttpServletRequest request) {
        var found = inbox.inbox(PageNumber.of(page), SIZE);
        return new Inbox(
                frames.of(request),
                new Page<>(found.items(), found.page(), found.size(), found.total()),
                found.unread());
    }

    /** Asked for by the page once it is there, so that no page waits for it; without an answer the bell shows no number. */
    @GetMapping(path = "/inbox/bell", produces = MediaType.TEXT_HTML_VALUE)
    Screen bell(HttpServletRequest request) {
        var unread = parts.ask(() -> inbox.inbox(0, 1).unread());
        return new BellPart(frames.of(request), unread.or(0L));
    }

    /** Marks a message read and leads to what it is about. */
    @PostMapping(path = "/inbox/{id}/read", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> open(@PathVariable String id) {
        var link = inbox.read(id).link();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(link == null ? "/inbox" : LocalAddress.of(link)))
                .build();
    }
}
