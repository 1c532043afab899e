package org.urbanriver.campus.contracts.accounts;

import java.time.Instant;
import java.util.Set;

/**
 * An account as others may see it; never the password.
 *
 * @param email in lower case, unique
 * @param disabled a disabled account can neither sign in nor use its tokens
 */
public record AccountView(
        String id, String email, String name, Set<Role> roles, boolean disabled, Instant registeredAt) {}
