package org.urbanriver.campus.gateway.page.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.notifications.FailedMail;
import org.urbanriver.campus.contracts.notifications.MailApi;
import org.urbanriver.campus.contracts.notifications.MonitorApi;
import org.urbanriver.campus.contracts.notifications.Timeline;
import org.urbanriver.campus.gateway.account.AccountDesk;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.PageNumber;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.platform.csv.CsvFile;

/** Finding an enrollment by its student, its whole story, and sending its mail again. */
@RestController
class TimelineController {

    private static final int SIZE = 20;
    private static final List<String> COLUMNS =
            List.of("name", "email", "course", "type", "status", "changed at", "enrollment", "student", "offering");

    private final EnrollmentApi enrollments;
    private final MonitorApi monitor;
    private final MailApi mails;
    private final AccountDesk accounts;
    private final Parts parts;
    private final Frames frames;

    TimelineController(
            EnrollmentApi enrollments,
            MonitorApi monitor,
            MailApi mails,
            AccountDesk accounts,
            Parts parts,
            Frames frames) {
        this.enrollments = enrollments;
        this.monitor = monitor;
        this.mails = mails;
        this.accounts = accounts;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/admin/enrollments", produces = MediaType.TEXT_HTML_VALUE)
    Screen search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") String page,
            HttpServletRequest request) {
        var text = Typed.text(q);
        var number = PageNumber.of(page);
        var people = people(text);
        var ids = people.items().stream().map(AccountView::id).toList();
        var found = ids.isEmpty()
                ? Asked.of(new Page<EnrollmentView>(List.of(), 0, SIZE, 0))
                : parts.ask(() -> enrollments.ofStudents(ids, number, SIZE));
        return new EnrollmentSearch(frames.of(request), text, people, found, number);
    }

    private Page<AccountView> people(String text) {
        return text.isEmpty()
                ? new Page<>(List.of(), 0, EnrollmentApi.MOST_STUDENTS, 0)
                : accounts.search(text, null, 0, EnrollmentApi.MOST_STUDENTS);
    }

    /** All that {@link #search} finds, on all its pages. */
    @GetMapping(path = "/admin/enrollments.csv", produces = "text/csv")
    void file(@RequestParam(defaultValue = "") String q, HttpServletResponse response) throws IOException {
        var text = Typed.text(q);
        var people = people(text).items().stream().collect(Collectors.toMap(AccountView::id, AccountView::email));
        var ids = List.copyOf(people.keySet());
        accounts.handOut(text);
        var rows = ids.isEmpty()
                ? Stream.<List<@Nullable Object>>empty()
                : Stream.iterate(
                                enrollments.ofStudents(ids, 0, Page.MAX_SIZE),
                                Objects::nonNull,
                                page -> page.hasNext()
                                        ? enrollments.ofStudents(ids, page.page() + 1, Page.MAX_SIZE)
                                        : null)
                        .flatMap(page -> page.items().stream())
                        .map(each -> row(each, people.get(each.studentId())));
        CsvFile.write(response, "enrollments.csv", COLUMNS, rows.iterator());
    }

    private static List<@Nullable Object> row(EnrollmentView enrollment, @Nullable String email) {
        return Arrays.asList(
                enrollment.studentName(),
                email,
                enrollment.offering().courseTitle(),
                enrollment.offering().type(),
                enrollment.status(),
                enrollment.changedAt(),
                enrollment.id(),
                enrollment.studentId(),
                enrollment.offering().id());
    }

    @GetMapping(path = "/admin/enrollments/{id}", produces = MediaType.TEXT_HTML_VALUE)
    Screen timeline(@PathVariable String id, HttpServletRequest request) {
        var enrollment = parts.ask(() -> enrollments.enrollment(id));
        var timeline = parts.ask(() -> monitor.timeline(id));
        if (timeline.refusal().isPresent()) {
            timeline.required();
        }
        var names =
                accounts.names(timeline.value().map(TimelineController::people).orElse(Set.of()));
        return new TimelinePage(frames.of(request), id, enrollment, timeline, names);
    }

    @PostMapping(path = "/admin/enrollments/{id}/mails", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> sendAgain(
            @PathVariable String id, @RequestParam String eventId, @RequestParam String recipient) {
        mails.sendAgain(new FailedMail(eventId, recipient));
        return Answers.seeOther("/admin/enrollments/" + id, "told.mail.again");
    }

    private static Set<String> people(Timeline timeline) {
        return timeline.entries().stream()
                .flatMap(entry -> Stream.concat(Stream.ofNullable(entry.by()), Stream.ofNullable(entry.recipient())))
                .collect(Collectors.toSet());
    }
}
