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
 * @param unverified true while nobody has shown that they read the mail of the address; else absent
 * @param closed true once its person closed it, which is for good: name and address are then blanks; else absent
 * @param language in which the person is written to, {@code en} or {@code es}; absent if they did not choose
 * @param timeZone in which the person is told times (IANA); absent if they did not choose
 * @param unwantedMails what the person does not want as mail; absent if there is none
 */
public record AccountView(
        String id,
        String email,
        String name,
        Set<Role> roles,
        boolean disabled,
        Instant registeredAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean unclaimed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean unverified,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean closed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String language,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String timeZone,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        Set<OptionalMail> unwantedMails) {

    public AccountView(String id, String email, String name, Set<Role> roles, boolean disabled, Instant registeredAt) {
        this(id, email, name, roles, disabled, registeredAt, null, null, null, null, null, null);
    }
}
