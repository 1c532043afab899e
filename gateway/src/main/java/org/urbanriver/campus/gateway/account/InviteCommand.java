package org.urbanriver.campus.gateway.account;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.accounts.Role;

/**
 * Somebody who shall have an account, and is asked by mail to claim it.
 *
 * @param roles those of a student, if none are given
 */
record InviteCommand(
        @NotNull String email,
        @NotNull String name,
        @Nullable @NotEmpty Set<@NotNull Role> roles) {}
