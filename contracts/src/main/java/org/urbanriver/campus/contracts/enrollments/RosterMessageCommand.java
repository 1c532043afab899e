package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A message to the people on a roster.
 *
 * @param id chosen by the caller, so that the call can be repeated: the same id is never sent twice; made up when absent
 * @param subject one line
 * @param text plain text; empty lines part paragraphs
 * @param waiting whether those on the waitlist get it too; they do not when absent
 */
public record RosterMessageCommand(
        @Pattern(regexp = "[A-Za-z0-9-]{1,60}", message = "must be 1 to 60 letters, digits or hyphens") @Nullable
        String id,

        @NotBlank @Size(max = 150) String subject,
        @NotBlank @Size(max = 5_000) String text,
        @Nullable Boolean waiting) {}
