package org.urbanriver.campus.gateway.page.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.CatalogApi;
import org.urbanriver.campus.contracts.notifications.MonitorApi;
import org.urbanriver.campus.gateway.account.AccountDesk;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;

/** The list of events; new ones come by {@link EventStreamController}. */
@RestController
class EventsController {

    private static final int SIZE = 50;

    private final MonitorApi monitor;
    private final CatalogApi catalog;
    private final AccountDesk accounts;
    private final EventLines lines;
    private final Parts parts;
    private final Frames frames;

    EventsController(
            MonitorApi monitor,
            CatalogApi catalog,
            AccountDesk accounts,
            EventLines lines,
            Parts parts,
            Frames frames) {
        this.monitor = monitor;
        this.catalog = catalog;
        this.accounts = accounts;
        this.lines = lines;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/admin/events", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> events(
            EventsAsked asked, @RequestParam(defaultValue = "") String cursor, HttpServletRequest request) {
        var frame = frames.of(request);
        var courses =
                parts.ask(() -> catalog.courses(null, null, 0, Page.MAX_SIZE).items());
        var list = list(frame, asked, Typed.text(cursor));
        return Answers.partOrPage(request, "events", () -> list, () -> new EventsPage(frame, list, courses));
    }

    /** Stopped, or going on where it was stopped. */
    @GetMapping(path = "/admin/events/live", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> live(
            EventsAsked asked,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "false") String paused,
            HttpServletRequest request) {
        return Answers.partOrPage(
                request,
                "live-panel",
                () -> new LivePanel(frames.of(request), asked, after, paused.equals("true"), true),
                () -> new EventsPage(frames.of(request), list(frames.of(request), asked, ""), Asked.of(List.of())));
    }

    private EventList list(Frame frame, EventsAsked asked, String cursor) {
        var student = student(asked.student());
        var from = frame.instant(asked.from());
        var to = frame.instant(asked.to());
        var problem = "";
        if (student.isEmpty()) {
            problem = frame.text("admin.events.no-student", asked.student());
        } else if (from.isEmpty() && !asked.from().isEmpty()
                || to.isEmpty() && !asked.to().isEmpty()) {
            problem = frame.text("admin.events.no-time");
        } else if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            problem = frame.text("admin.events.no-period");
        }
        var found = problem.isEmpty()
                ? parts.ask(() -> monitor.events(
                                Typed.orNull(asked.type()),
                                Typed.orNull(student.orElse("")),
                                Typed.orNull(asked.course()),
                                Typed.orNull(asked.offering()),
                                Typed.orNull(asked.enrollment()),
                                from.orElse(null),
                                to.orElse(null),
                                Typed.orNull(cursor),
                                SIZE))
                        .map(page -> new EventList.Lines(
                                lines.of(frame, page.items()),
                                Objects.requireNonNullElse(page.next(), ""),
                                Objects.requireNonNullElse(page.position(), "")))
                : Asked.of(new EventList.Lines(List.of(), "", ""));
        return new EventList(frame, asked, student.orElse(""), found, problem, !cursor.isEmpty());
    }

    /** Admins know people by their addresses; none where nobody has this one. */
    private Optional<String> student(String typed) {
        return typed.contains("@") ? accounts.idOf(typed) : Optional.of(typed);
    }
}
