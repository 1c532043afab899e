package org.urbanriver.campus.gateway.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An account asked for.
 *
 * @param name as it shall stand on certificates
 * @param password 12 to 128 characters, none of the common ones
 * @param language in which mails are written, {@code en} or {@code es}; English if absent
 */
record RegisterCommand(
        @NotBlank @Size(max = 254) String email,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Size(min = 12, max = 128) String password,

        @Pattern(regexp = "en|es", message = "must be en or es") @Nullable
        String language) {

    @Override
    public String toString() {
        return "RegisterCommand[email=" + email + ", name=" + name + ", password=***]";
    }
}
