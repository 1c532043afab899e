package org.urbanriver.campus.platform.security;

import java.util.Set;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.problems.NotAllowed;

/** Who asks: an account, as the gateway vouches for it. */
public record Caller(String id, String name, String email, Set<Role> roles) {

    public boolean is(String accountId) {
        return id.equals(accountId);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean isAdmin() {
        return has(Role.ADMIN);
    }

    /** Refuses with 403 unless the account has the role. */
    public Caller require(Role role) {
        if (!has(role)) {
            throw new NotAllowed("Only an account with the role " + role + " may do this.");
        }
        return this;
    }

    /** Refuses with 403 unless the account is an instructor's or an admin's. */
    public Caller requireStaff() {
        if (!has(Role.INSTRUCTOR) && !isAdmin()) {
            throw new NotAllowed("Only instructors and admins may do this.");
        }
        return this;
    }

    /** Refuses with 403 unless it is the gateway itself that asks. */
    public Caller requireGateway() {
        if (!is(CampusToken.GATEWAY)) {
            throw new NotAllowed("Only the gateway itself may do this.");
        }
        return this;
    }
}
