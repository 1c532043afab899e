package org.urbanriver.campus.gateway.account;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.csv.CsvFile;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** All accounts as a file, read a page at a time while it is being sent; who takes it is told to the audit trail first. */
@RestController
class AccountFile {

    private static final int PAGE = 500;
    private static final List<String> COLUMNS = List.of("id", "email", "name", "roles", "state", "registered at");

    private final Accounts accounts;
    private final Directory directory;
    private final CurrentCaller caller;
    private final Clock clock;

    AccountFile(Accounts accounts, Directory directory, CurrentCaller caller, Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.caller = caller;
        this.clock = clock;
    }

    @GetMapping(path = "/api/accounts.csv", produces = "text/csv")
    void accounts(HttpServletResponse response) throws IOException {
        var admin = accounts.required(caller.get().require(Role.ADMIN).id());
        admin.listDownloaded(null, clock.instant());
        directory.save(admin);
        var rows = Stream.iterate(
                        behind(""),
                        page -> !page.isEmpty(),
                        page -> behind(page.getLast().view().email()))
                .flatMap(List::stream)
                .map(AccountFile::row);
        CsvFile.write(response, "accounts.csv", COLUMNS, rows.iterator());
    }

    private List<Account> behind(String email) {
        return accounts.findByEmailGreaterThanOrderByEmail(email, Limit.of(PAGE));
    }

    private static List<@Nullable Object> row(Account account) {
        var view = account.view();
        return Arrays.asList(
                view.id(),
                view.email(),
                view.name(),
                view.roles().stream().map(Role::name).collect(Collectors.joining(" ")),
                view.disabled() ? "disabled" : account.isUnclaimed() ? "invited" : "active",
                view.registeredAt());
    }
}
