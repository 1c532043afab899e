package org.urbanriver.campus.gateway.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.accounts.OptionalMail;
import org.urbanriver.campus.platform.problems.Invalid;

/**
 * How a person wants to be met.
 *
 * @param language of pages and mails, {@code en} or {@code es}; absent: as the browser asks for, and mails in English
 * @param timeZone in which times are told (IANA, such as {@code America/Chicago}); absent: that of the class
 * @param unwantedMails what the person would rather find in the inbox only
 */
public record PersonalPreferences(
        @Pattern(regexp = "en|es", message = "must be en or es") @Nullable
        String language,

        @Size(max = 60) @Nullable String timeZone,
        @NotNull Set<@NotNull OptionalMail> unwantedMails) {

    public static final PersonalPreferences NONE = new PersonalPreferences(null, null, Set.of());

    /** Those of somebody who registers, of whom nothing is known but the language that they read. */
    static PersonalPreferences of(@Nullable String language) {
        return new PersonalPreferences(language, null, Set.of());
    }

    /** Refuses with 422 a time zone that there is not. */
    void requireKnown() {
        if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new Invalid("/timeZone", "must be a time zone such as America/Chicago");
        }
    }
}
