package org.urbanriver.campus.notification.monitor;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.EventPage;
import org.urbanriver.campus.contracts.notifications.MonitorApi;
import org.urbanriver.campus.contracts.notifications.Timeline;
import org.urbanriver.campus.notification.contact.Contacts;
import org.urbanriver.campus.notification.search.Cursor;
import org.urbanriver.campus.notification.search.Period;
import org.urbanriver.campus.notification.stream.LiveStreams;
import org.urbanriver.campus.notification.stream.Position;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class MonitorController implements MonitorApi {

    private final RecordedEvents recorded;
    private final EventReader reader;
    private final Timelines timelines;
    private final MonitorStreams sources;
    private final LiveStreams streams;
    private final Contacts contacts;
    private final CurrentCaller caller;

    MonitorController(
            RecordedEvents recorded,
            EventReader reader,
            Timelines timelines,
            MonitorStreams sources,
            LiveStreams streams,
            Contacts contacts,
            CurrentCaller caller) {
        this.recorded = recorded;
        this.reader = reader;
        this.timelines = timelines;
        this.sources = sources;
        this.streams = streams;
        this.contacts = contacts;
        this.caller = caller;
    }

    @Override
    public EventPage events(
            @Nullable String type,
            @Nullable String student,
            @Nullable String course,
            @Nullable String offering,
            @Nullable String enrollment,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String cursor,
            int size) {
        caller.get().require(Role.ADMIN);
        var filter = new EventFilter(type, student, course, offering, enrollment);
        var period = new Period(from, to);
        var behind = Cursor.parse(cursor);
        // Comes first: what arrives in between is in the list and in the stream, and in neither is it missing.
        var position = behind == null ? recorded.position().toString() : null;
        var found = recorded.newest(filter, period, behind, size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        return new EventPage(
                page.stream().map(reader::view).toList(),
                found.size() > size ? page.getLast().cursor().toString() : null,
                position);
    }

    @Override
    public Timeline timeline(String id) {
        caller.get().require(Role.ADMIN);
        return timelines.of(id);
    }

    /**
     * Each event that happens, named {@code event}; resumes behind the one that {@code Last-Event-ID} names. A first connection
     * begins behind the position that a list gave out as {@code after}, or without one with what comes next.
     */
    @GetMapping(path = "/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String student,
            @RequestParam(required = false) @Nullable String course,
            @RequestParam(required = false) @Nullable String offering,
            @RequestParam(required = false) @Nullable String enrollment,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws IOException {
        var admin = caller.get().require(Role.ADMIN);
        var filter = new EventFilter(type, student, course, offering, enrollment);
        var seen = lastEventId != null ? lastEventId : after;
        var position = seen == null || seen.isEmpty() ? null : Position.parse(seen);
        streams.serve(
                "monitor of " + admin.id(),
                response,
                () -> contacts.isOpen(admin.id(), Role.ADMIN),
                () -> sources.open(filter, position));
    }
}
