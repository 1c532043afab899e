package org.urbanriver.campus.contracts.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as others may see it; never the password.
 *
 * @param email in lower case, unique
 * @param disabled a disabled account can neither sign in nor use its tokens
 * @param unclaimed true while it was made for somebody who has not yet set a password; else absent
 */
public record AccountView(
        String id,
        String email,
        String name,
        Set<Role> roles,
        boolean disabled,
        Instant registeredAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean unclaimed) {

    public AccountView(String id, String email, String name, Set<Role> roles, boolean disabled, Instant registeredAt) {
        this(id, email, name, roles, disabled, registeredAt, null);
    }
}
