package org.urbanriver.campus.notification.inbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.notifications.InboxApi;
import org.urbanriver.campus.contracts.notifications.InboxEntryView;
import org.urbanriver.campus.notification.stream.LiveStreams;
import org.urbanriver.campus.notification.stream.Position;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class InboxController implements InboxApi {

    private final Inbox inbox;
    private final InboxStreams sources;
    private final LiveStreams streams;
    private final CurrentCaller caller;
    private final Clock clock;

    InboxController(Inbox inbox, InboxStreams sources, LiveStreams streams, CurrentCaller caller, Clock clock) {
        this.inbox = inbox;
        this.sources = sources;
        this.streams = streams;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public Page<InboxEntryView> inbox(int page, int size) {
        return inbox.page(caller.get().id(), page, size).map(InboxEntry::view);
    }

    @Override
    public InboxEntryView read(String id) {
        return inbox.read(id, caller.get().id(), clock.instant())
                .orElseThrow(() -> new NotFound("message"))
                .view();
    }

    /** Each new message as an event {@code entry}; resumes behind the event that {@code Last-Event-ID} names. */
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws IOException {
        var recipient = caller.get().id();
        var after = lastEventId == null ? null : Position.parse(lastEventId);
        streams.serve(recipient, response, () -> sources.open(recipient, after));
    }
}
