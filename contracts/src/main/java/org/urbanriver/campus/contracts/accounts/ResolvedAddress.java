package org.urbanriver.campus.contracts.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The account of an address.
 *
 * @param account absent where the address or the name cannot be those of an account
 * @param made whether it did not exist before; its person is asked by mail to claim it
 * @param problem why there is no account; continues a sentence that begins with the field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResolvedAddress(
        @Nullable AccountView account,
        boolean made,
        @Nullable String problem) {}
