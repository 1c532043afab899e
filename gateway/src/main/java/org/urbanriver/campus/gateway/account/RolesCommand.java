package org.urbanriver.campus.gateway.account;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.urbanriver.campus.contracts.accounts.Role;

/** The roles that an account shall hold, and no others. */
record RolesCommand(@NotEmpty Set<@NotNull Role> roles) {}
