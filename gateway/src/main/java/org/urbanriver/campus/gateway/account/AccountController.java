package org.urbanriver.campus.gateway.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.gateway.limit.Limits;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Registering, and what admins do with accounts. */
@RestController
@RequestMapping("/api")
class AccountController {

    private final Accounts accounts;
    private final Registering registering;
    private final AccountDesk desk;
    private final CurrentCaller caller;
    private final Limits limits;

    AccountController(
            Accounts accounts, Registering registering, AccountDesk desk, CurrentCaller caller, Limits limits) {
        this.accounts = accounts;
        this.registering = registering;
        this.desk = desk;
        this.caller = caller;
        this.limits = limits;
    }

    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    AccountView register(@Valid @RequestBody RegisterCommand command, HttpServletRequest request) {
        limits.registration(request);
        return registering.register(command.email(), command.name(), command.password(), command.language());
    }

    @GetMapping("/accounts")
    Page<AccountView> search(
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size) {
        return desk.search(q, role, page, size);
    }

    @GetMapping("/accounts/{id}")
    AccountView account(@PathVariable String id) {
        return desk.account(id);
    }

    @PostMapping("/accounts/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    AccountView invite(@Valid @RequestBody InviteCommand command) {
        return desk.invite(
                command.email(), command.name(), Objects.requireNonNullElse(command.roles(), Set.of(Role.STUDENT)));
    }

    @PutMapping("/accounts/{id}/roles")
    AccountView assign(@PathVariable String id, @Valid @RequestBody RolesCommand command) {
        return desk.assign(id, command.roles());
    }

    /** Ends the account's sessions and tokens at once; they stay void when it is enabled again. */
    @PostMapping("/accounts/{id}/disable")
    AccountView disable(@PathVariable String id) {
        return desk.disable(id);
    }

    @PostMapping("/accounts/{id}/enable")
    AccountView enable(@PathVariable String id) {
        return desk.enable(id);
    }
}
