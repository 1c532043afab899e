package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import java.util.Set;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** The form that makes an account for somebody. */
public record InvitePage(Frame frame, String email, String name, Set<Role> chosen, FieldErrors errors, String refusal)
        implements Screen {

    public List<Role> roles() {
        return List.of(Role.values());
    }
}
