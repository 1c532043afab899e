package org.urbanriver.campus.contracts.notifications;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter to hand over.
 *
 * @param id chosen by the sender; the same letter always has the same
 * @param accountId whom it concerns
 * @param email where it goes, which need not be the account's address
 * @param course title of the course that it is about
 * @param language in which it is written, {@code en} or {@code es}; absent if the person did not choose
 * @param timeZone in which it tells times (IANA); absent if the person did not choose
 * @param path address inside the campus that the letter leads to, with the secret in it if there is one
 * @param expiresAt until when that address is of use; absent where there is no secret
 */
public record LetterCommand(
        @NotBlank @Size(max = 80) String id,
        @NotNull LetterKind kind,
        @NotBlank @Size(max = 60) String accountId,
        @NotBlank @Size(max = 254) String email,
        @NotBlank @Size(max = 100) String name,
        @Size(max = 300) @Nullable String course,
        @Size(max = 35) @Nullable String language,
        @Size(max = 60) @Nullable String timeZone,
        @NotNull @Pattern(regexp = "/[a-z][!-~]{0,400}") String path,
        @Nullable Instant expiresAt) {

    @Override
    public String toString() {
        return "LetterCommand[" + kind + " " + id + "]";
    }
}
