package org.urbanriver.campus.contracts.accounts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People whose accounts are asked for.
 *
 * @param course title of the course that it is about, for the mail to those who get an account
 */
public record AddressBatch(
        @NotEmpty @Size(max = MOST) List<@Valid @NotNull NamedAddress> people,
        @Size(max = 300) @Nullable String course) {

    public static final int MOST = 500;

    /** @param name as it shall stand on certificates, where there is no account yet */
    public record NamedAddress(
            @NotNull String email, @NotNull String name) {}
}
