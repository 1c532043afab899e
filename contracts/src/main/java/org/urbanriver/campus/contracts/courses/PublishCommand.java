package org.urbanriver.campus.contracts.courses;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the draft as the next revision; the note says what changed, for colleagues.
 *
 * @param version of the draft that was looked at; when somebody changed it since, nothing is published. Absent means: whatever
 *     it is now
 */
public record PublishCommand(
        @NotBlank @Size(max = 500) String note, @Nullable Long version) {

    public PublishCommand(String note) {
        this(note, null);
    }
}
