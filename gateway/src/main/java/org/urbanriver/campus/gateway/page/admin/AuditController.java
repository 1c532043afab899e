package org.urbanriver.campus.gateway.page.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.notifications.AuditApi;
import org.urbanriver.campus.contracts.notifications.AuditPage;
import org.urbanriver.campus.gateway.account.AccountDesk;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;

/** The audit trail. */
@RestController
class AuditController {

    private static final int SIZE = 25;

    private final AuditApi audit;
    private final AccountDesk accounts;
    private final Parts parts;
    private final Frames frames;

    AuditController(AuditApi audit, AccountDesk accounts, Parts parts, Frames frames) {
        this.audit = audit;
        this.accounts = accounts;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/admin/audit", produces = MediaType.TEXT_HTML_VALUE)
    Screen trail(AuditAsked asked, @RequestParam(defaultValue = "") String cursor, HttpServletRequest request) {
        var frame = frames.of(request);
        var behind = Typed.text(cursor);
        var who = account(asked.who());
        var student = account(asked.student());
        var from = frame.instant(asked.from());
        var to = frame.instant(asked.to());
        var problem = "";
        if (who.isEmpty() || student.isEmpty()) {
            problem = frame.text("admin.events.no-student", who.isEmpty() ? asked.who() : asked.student());
        } else if (from.isEmpty() && !asked.from().isEmpty()
                || to.isEmpty() && !asked.to().isEmpty()) {
            problem = frame.text("admin.events.no-time");
        } else if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            problem = frame.text("admin.events.no-period");
        }
        var found = problem.isEmpty()
                ? parts.ask(() -> audit.audit(
                        Typed.orNull(who.orElse("")),
                        Typed.orNull(asked.what()),
                        Typed.orNull(asked.subject()),
                        Typed.orNull(student.orElse("")),
                        Typed.orNull(asked.course()),
                        Typed.orNull(asked.offering()),
                        from.orElse(null),
                        to.orElse(null),
                        Typed.orNull(behind),
                        SIZE))
                : Asked.of(new AuditPage(List.of(), null));
        return new AuditTrailPage(frame, asked, who.orElse(""), student.orElse(""), found, problem, !behind.isEmpty());
    }

    private Optional<String> account(String typed) {
        return typed.contains("@") ? accounts.idOf(typed) : Optional.of(typed);
    }
}
