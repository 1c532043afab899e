package org.urbanriver.campus.notification.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.AuditApi;
import org.urbanriver.campus.contracts.notifications.AuditEntry;
import org.urbanriver.campus.contracts.notifications.AuditPage;
import org.urbanriver.campus.notification.search.Cursor;
import org.urbanriver.campus.notification.search.Pages;
import org.urbanriver.campus.notification.search.Period;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.csv.CsvFile;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class AuditController implements AuditApi {

    private static final List<String> COLUMNS = List.of(
            "at",
            "who",
            "name",
            "roles",
            "kind",
            "what",
            "subject",
            "student",
            "course",
            "offering",
            "enrollment",
            "caused by",
            "changes",
            "id");

    private final AuditTrail trail;
    private final CurrentCaller caller;

    AuditController(AuditTrail trail, CurrentCaller caller) {
        this.trail = trail;
        this.caller = caller;
    }

    @Override
    public AuditPage audit(
            @Nullable String who,
            @Nullable String what,
            @Nullable String subject,
            @Nullable String student,
            @Nullable String course,
            @Nullable String offering,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String cursor,
            int size) {
        caller.get().require(Role.ADMIN);
        var filter = new AuditFilter(who, what, subject, student, course, offering);
        var found = trail.newest(filter, new Period(from, to), Cursor.parse(cursor), size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        return new AuditPage(
                page.stream().map(Act::view).toList(),
                found.size() > size ? page.getLast().cursor().toString() : null);
    }

    /** The same as a file. */
    @GetMapping(path = "/audit.csv", produces = "text/csv")
    void file(
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String student,
            @RequestParam(required = false) @Nullable String course,
            @RequestParam(required = false) @Nullable String offering,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        var admin = caller.get().require(Role.ADMIN);
        var filter = new AuditFilter(who, what, subject, student, course, offering);
        var period = new Period(from, to);
        var rows = Pages.of(
                        (@Nullable Cursor behind, int size) -> trail.newest(filter, period, behind, size), Act::cursor)
                .flatMap(page -> page.stream().map(AuditController::row));
        trail.note(Ids.next(), admin, "audit.exported", admin.name() + " downloaded the audit trail", "audit.csv");
        CsvFile.write(response, "audit.csv", COLUMNS, rows.iterator());
    }

    private static List<@Nullable Object> row(Act act) {
        return Arrays.asList(
                act.time(),
                act.actor(),
                act.name(),
                String.join(" ", act.roles()),
                act.kind(),
                act.what(),
                act.subject(),
                act.studentId(),
                act.courseId(),
                act.offeringId(),
                act.enrollmentId(),
                act.cause(),
                act.changes().stream().map(AuditController::words).collect(Collectors.joining("; ")),
                act.id());
    }

    private static String words(AuditEntry.Change change) {
        return "%s: %s → %s"
                .formatted(
                        change.field(),
                        Objects.requireNonNullElse(change.before(), "(none)"),
                        Objects.requireNonNullElse(change.after(), "(none)"));
    }
}
