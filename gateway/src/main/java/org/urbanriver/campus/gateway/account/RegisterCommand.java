package org.urbanriver.campus.gateway.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * An account asked for.
 *
 * @param name as it shall stand on certificates
 * @param password 12 to 128 characters, none of the common ones
 */
record RegisterCommand(
        @NotBlank @Size(max = 254) String email,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Size(min = 12, max = 128) String password) {

    @Override
    public String toString() {
        return "RegisterCommand[email=" + email + ", name=" + name + ", password=***]";
    }
}
