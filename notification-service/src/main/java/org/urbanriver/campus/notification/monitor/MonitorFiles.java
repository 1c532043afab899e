package org.urbanriver.campus.notification.monitor;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.Timeline;
import org.urbanriver.campus.notification.audit.AuditTrail;
import org.urbanriver.campus.notification.search.Cursor;
import org.urbanriver.campus.notification.search.Pages;
import org.urbanriver.campus.notification.search.Period;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.csv.CsvFile;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** The tables of the monitor as files; events are read a page at a time while they are being sent. */
@RestController
@RequestMapping("/api/monitor")
class MonitorFiles {

    private static final List<String> EVENT_COLUMNS = List.of(
            "time",
            "type",
            "what",
            "by",
            "student",
            "course",
            "offering",
            "enrollment",
            "subject",
            "sequence",
            "id",
            "caused by",
            "relayed at",
            "recorded at");
    private static final List<String> TIMELINE_COLUMNS = List.of(
            "at",
            "what",
            "event",
            "type",
            "caused by",
            "enrollment",
            "by",
            "relayed at",
            "effect",
            "recipient",
            "outcome",
            "detail",
            "consumers");

    private final RecordedEvents recorded;
    private final Timelines timelines;
    private final Narrator narrator;
    private final AuditTrail trail;
    private final CurrentCaller caller;

    MonitorFiles(
            RecordedEvents recorded, Timelines timelines, Narrator narrator, AuditTrail trail, CurrentCaller caller) {
        this.recorded = recorded;
        this.timelines = timelines;
        this.narrator = narrator;
        this.trail = trail;
        this.caller = caller;
    }

    @GetMapping(path = "/events.csv", produces = "text/csv")
    void events(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String student,
            @RequestParam(required = false) @Nullable String course,
            @RequestParam(required = false) @Nullable String offering,
            @RequestParam(required = false) @Nullable String enrollment,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        var admin = caller.get().require(Role.ADMIN);
        var filter = new EventFilter(type, student, course, offering, enrollment);
        var period = new Period(from, to);
        var rows = Pages.of(
                        (@Nullable Cursor behind, int size) -> recorded.newest(filter, period, behind, size),
                        RecordedEvent::cursor)
                .flatMap(this::rows);
        trail.note(Ids.next(), admin, "events.exported", admin.name() + " downloaded recorded events", "events.csv");
        CsvFile.write(response, "events.csv", EVENT_COLUMNS, rows.iterator());
    }

    @GetMapping(path = "/enrollments/{id}/timeline.csv", produces = "text/csv")
    void timeline(@PathVariable String id, HttpServletResponse response) throws IOException {
        var admin = caller.get().require(Role.ADMIN);
        var rows = timelines.of(id).entries().stream().map(MonitorFiles::row);
        trail.note(Ids.next(), admin, "timeline.exported", admin.name() + " downloaded a timeline", id);
        CsvFile.write(response, "timeline.csv", TIMELINE_COLUMNS, rows.iterator());
    }

    private Stream<List<@Nullable Object>> rows(List<RecordedEvent> page) {
        var names = narrator.names(page, List.of());
        return page.stream().map(event -> row(event, names));
    }

    private List<@Nullable Object> row(RecordedEvent event, UnaryOperator<String> names) {
        return Arrays.asList(
                event.time(),
                event.kind(),
                narrator.what(event, names),
                event.actor() == null ? null : names.apply(event.actor()),
                event.studentId(),
                event.courseId(),
                event.offeringId(),
                event.enrollmentId(),
                event.subject(),
                event.sequence(),
                event.id(),
                event.cause(),
                event.relayedAt(),
                event.recordedAt());
    }

    private static List<@Nullable Object> row(Timeline.Entry entry) {
        var consumers = entry.consumers().stream()
                .map(each -> each.group() + ": " + each.what())
                .toList();
        return Arrays.asList(
                entry.at(),
                entry.what(),
                entry.eventId(),
                entry.type(),
                entry.causedBy(),
                entry.enrollmentId(),
                entry.by(),
                entry.relayedAt(),
                entry.effect(),
                entry.recipient(),
                entry.outcome(),
                entry.detail(),
                String.join("; ", consumers));
    }
}
