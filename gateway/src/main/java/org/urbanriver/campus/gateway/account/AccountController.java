package org.urbanriver.campus.gateway.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.regex.Pattern;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
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
    private final Directory directory;
    private final Registering registering;
    private final Admins admins;
    private final CurrentCaller caller;
    private final Limits limits;
    private final Clock clock;

    AccountController(
            Accounts accounts,
            Directory directory,
            Registering registering,
            Admins admins,
            CurrentCaller caller,
            Limits limits,
            Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.registering = registering;
        this.admins = admins;
        this.caller = caller;
        this.limits = limits;
        this.clock = clock;
    }

    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    AccountView register(@Valid @RequestBody RegisterCommand command, HttpServletRequest request) {
        limits.registration(request);
        return registering.register(command.email(), command.name(), command.password());
    }

    @GetMapping("/account")
    AccountView me() {
        return accounts.required(caller.get().id()).view();
    }

    @GetMapping("/accounts")
    Page<AccountView> search(
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size) {
        caller.get().require(Role.ADMIN);
        var found = accounts.search(Pattern.quote(q.strip()), PageRequest.of(page, size, Sort.by("email")));
        return new Page<>(found.map(Account::view).getContent(), page, size, found.getTotalElements());
    }

    @GetMapping("/accounts/{id}")
    AccountView account(@PathVariable String id) {
        caller.get().require(Role.ADMIN);
        return accounts.required(id).view();
    }

    @PutMapping("/accounts/{id}/roles")
    AccountView assign(@PathVariable String id, @Valid @RequestBody RolesCommand command) {
        caller.get().require(Role.ADMIN);
        var account = accounts.required(id);
        account.assign(command.roles(), clock.instant());
        return keepingAnAdmin(account);
    }

    /** Ends the account's sessions and tokens at once; they stay void when it is enabled again. */
    @PostMapping("/accounts/{id}/disable")
    AccountView disable(@PathVariable String id) {
        caller.get().require(Role.ADMIN);
        var account = accounts.required(id);
        account.disable(clock.instant());
        return keepingAnAdmin(account);
    }

    @PostMapping("/accounts/{id}/enable")
    AccountView enable(@PathVariable String id) {
        caller.get().require(Role.ADMIN);
        var account = accounts.required(id);
        account.enable(clock.instant());
        return keepingAnAdmin(account);
    }

    private AccountView keepingAnAdmin(Account account) {
        if (!account.isActiveAdmin()) {
            admins.leaving(account.id());
        }
        try {
            account = directory.save(account);
        } finally {
            admins.enteredIfActive(account.id());
        }
        return account.view();
    }
}
