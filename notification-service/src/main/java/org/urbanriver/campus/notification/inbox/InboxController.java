package org.urbanriver.campus.notification.inbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.notifications.InboxApi;
import org.urbanriver.campus.contracts.notifications.InboxEntryView;
import org.urbanriver.campus.contracts.notifications.InboxPage;
import org.urbanriver.campus.contracts.notifications.ReadAllCommand;
import org.urbanriver.campus.contracts.notifications.UnreadView;
import org.urbanriver.campus.notification.contact.Contacts;
import org.urbanriver.campus.notification.stream.LiveStreams;
import org.urbanriver.campus.notification.stream.Position;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class InboxController implements InboxApi {

    private final Inbox inbox;
    private final InboxStreams sources;
    private final LiveStreams streams;
    private final Contacts contacts;
    private final CurrentCaller caller;
    private final Clock clock;

    InboxController(
            Inbox inbox,
            InboxStreams sources,
            LiveStreams streams,
            Contacts contacts,
            CurrentCaller caller,
            Clock clock) {
        this.inbox = inbox;
        this.sources = sources;
        this.streams = streams;
        this.contacts = contacts;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public InboxPage inbox(int page, int size) {
        var recipient = caller.get().id();
        // Comes first: what arrives in between is in the list and in the stream, and in neither is it missing.
        var standing = inbox.standing(recipient);
        var items =
                inbox.page(recipient, page, size).stream().map(InboxEntry::view).toList();
        return new InboxPage(
                items,
                page,
                size,
                standing.total(),
                standing.unread(),
                standing.position().toString());
    }

    @Override
    public UnreadView unread() {
        return new UnreadView(inbox.unread(caller.get().id(), UnreadView.MOST));
    }

    @Override
    public UnreadView readAll(ReadAllCommand command) {
        inbox.readAll(caller.get().id(), command.until(), clock.instant());
        return unread();
    }

    @Override
    public InboxEntryView read(String id) {
        return inbox.read(id, caller.get().id(), clock.instant())
                .orElseThrow(() -> new NotFound("message"))
                .view();
    }

    /**
     * Each new message as an event {@code entry}; resumes behind the event that {@code Last-Event-ID} names. A first connection,
     * for which browsers send no such header, begins behind the position that a list gave out as {@code after}.
     */
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws IOException {
        var recipient = caller.get().id();
        var seen = lastEventId != null ? lastEventId : after;
        var position = seen == null || seen.isEmpty() ? null : Position.parse(seen);
        streams.serve(recipient, response, () -> contacts.isOpen(recipient), () -> sources.open(recipient, position));
    }
}
