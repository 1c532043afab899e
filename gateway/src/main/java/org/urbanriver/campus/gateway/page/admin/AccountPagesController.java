package org.urbanriver.campus.gateway.page.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.notifications.AuditApi;
import org.urbanriver.campus.gateway.account.AccountDesk;
import org.urbanriver.campus.gateway.page.Answers;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.PageNumber;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.Problems;
import org.urbanriver.campus.platform.problems.RuleViolated;

/** Accounts and roles. */
@RestController
class AccountPagesController {

    private static final int SIZE = 25;
    private static final int FEW = 10;

    private final AccountDesk accounts;
    private final EnrollmentApi enrollments;
    private final AuditApi audit;
    private final Parts parts;
    private final Frames frames;

    AccountPagesController(
            AccountDesk accounts, EnrollmentApi enrollments, AuditApi audit, Parts parts, Frames frames) {
        this.accounts = accounts;
        this.enrollments = enrollments;
        this.audit = audit;
        this.parts = parts;
        this.frames = frames;
    }

    @GetMapping(path = "/admin/accounts", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> accounts(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "0") String page,
            HttpServletRequest request) {
        var text = Typed.text(q);
        var asked = roles(List.of(role)).stream().findFirst().orElse(null);
        var found = accounts.search(text, asked, PageNumber.of(page), SIZE);
        var screen = new AccountsPage(frames.of(request), text, asked, found);
        return Answers.partOrPage(request, "accounts", () -> new AccountList(screen), () -> screen);
    }

    @GetMapping(path = "/admin/accounts/{id}", produces = MediaType.TEXT_HTML_VALUE)
    Screen account(@PathVariable String id, HttpServletRequest request) {
        return sheet(id, "", "", frames.of(request));
    }

    @PostMapping(path = "/admin/accounts/{id}/roles", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> assign(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> roles,
            HttpServletRequest request) {
        var frame = frames.of(request);
        var chosen = roles(roles);
        if (chosen.isEmpty()) {
            var error = frame.text("admin.account.roles.none");
            return Answers.page(HttpStatus.UNPROCESSABLE_CONTENT, sheet(id, error, "", frame));
        }
        return changed(id, () -> accounts.assign(id, chosen), "told.account.roles", frame);
    }

    /** Asks first. */
    @GetMapping(path = "/admin/accounts/{id}/disable", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> disable(@PathVariable String id, HttpServletRequest request) {
        var page = new DisablePage(frames.of(request), accounts.account(id));
        return Answers.partOrPage(request, "dialog", () -> new DisableDialog(page), () -> page);
    }

    @PostMapping(path = "/admin/accounts/{id}/disable", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> disableNow(@PathVariable String id, HttpServletRequest request) {
        return changed(id, () -> accounts.disable(id), "told.account.disabled", frames.of(request));
    }

    @PostMapping(path = "/admin/accounts/{id}/enable", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> enable(@PathVariable String id, HttpServletRequest request) {
        return changed(id, () -> accounts.enable(id), "told.account.enabled", frames.of(request));
    }

    @GetMapping(path = "/admin/accounts/invite", produces = MediaType.TEXT_HTML_VALUE)
    Screen invite(HttpServletRequest request) {
        return new InvitePage(frames.of(request), "", "", Set.of(Role.STUDENT), FieldErrors.NONE, "");
    }

    @PostMapping(path = "/admin/accounts/invite", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Screen> inviteNow(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable List<String> roles,
            HttpServletRequest request) {
        var frame = frames.of(request);
        var chosen = roles(roles);
        if (chosen.isEmpty()) {
            var errors = FieldErrors.of("roles", frame.text("admin.account.roles.none"));
            return Answers.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, new InvitePage(frame, email, name, chosen, errors, ""));
        }
        try {
            var made = accounts.invite(email, name, chosen);
            return Answers.seeOther("/admin/accounts/" + made.id(), "told.account.invited");
        } catch (Invalid e) {
            return Answers.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new InvitePage(frame, email, name, chosen, FieldErrors.of(e.errors()), ""));
        } catch (RuleViolated e) {
            return Answers.page(
                    HttpStatus.CONFLICT,
                    new InvitePage(
                            frame,
                            email,
                            name,
                            chosen,
                            FieldErrors.NONE,
                            frame.refusal(Problems.problem(e.type(), String.valueOf(e.getMessage())))));
        }
    }

    private ResponseEntity<Screen> changed(String id, Supplier<AccountView> change, String told, Frame frame) {
        try {
            change.get();
            return Answers.seeOther("/admin/accounts/" + id, told);
        } catch (RuleViolated e) {
            return Answers.page(
                    HttpStatus.CONFLICT,
                    sheet(id, "", frame.refusal(Problems.problem(e.type(), String.valueOf(e.getMessage()))), frame));
        }
    }

    private AccountSheet sheet(String id, String error, String refusal, Frame frame) {
        var account = accounts.account(id);
        var theirs = parts.ask(() -> enrollments.ofStudents(List.of(id), 0, FEW));
        var done = parts.ask(() -> audit.audit(null, null, id, null, null, null, null, null, null, FEW));
        var acts = parts.ask(() -> audit.audit(id, null, null, null, null, null, null, null, null, FEW));
        return new AccountSheet(frame, account, theirs, done, acts, error, refusal);
    }

    private static Set<Role> roles(@Nullable List<String> chosen) {
        var roles = EnumSet.noneOf(Role.class);
        for (var role : Role.values()) {
            if (chosen != null && chosen.contains(role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }
}
