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
 * @param path address inside the campus that the letter leads to, with the secret in it
 * @param expiresAt until when that address is of use
 */
public record LetterCommand(
        @NotBlank @Size(max = 80) String id,
        @NotNull LetterKind kind,
        @NotBlank @Size(max = 60) String accountId,
        @NotBlank @Size(max = 254) String email,
        @NotBlank @Size(max = 100) String name,
        @Size(max = 300) @Nullable String course,
        @NotNull @Pattern(regexp = "/[a-z][!-~]{0,400}") String path,
        @NotNull Instant expiresAt) {

    @Override
    public String toString() {
        return "LetterCommand[" + kind + " " + id + "]";
    }
}
