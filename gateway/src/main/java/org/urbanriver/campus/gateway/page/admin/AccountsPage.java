package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** All accounts, or those that were searched for. */
public record AccountsPage(Frame frame, String q, @Nullable Role role, Page<AccountView> found) implements Screen {

    public List<Role> roles() {
        return List.of(Role.values());
    }

    /** The address, to which the number of a page can be added. */
    public String pages() {
        var start = new Query().with("q", q).with("role", role);
        return start.isEmpty() ? "/admin/accounts?page=" : start.of("/admin/accounts") + "&page=";
    }
}
