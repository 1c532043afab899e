package org.urbanriver.campus.contracts.courses;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module to add or to change.
 *
 * @param id its name in addresses, kept for ever; made from the title when absent, ignored on a change
 * @param technique slug of an existing technique; absent for an introduction
 * @param minutes expected time of activity, 1 to 1440
 * @param text Markdown, at most 200,000 characters
 * @param version of the draft that the change was made on; absent means: whatever it is now
 * @param basedOn id of the module's edition that the change was made on; a change of other modules meanwhile does not matter
 *     to it. Absent means: whatever it is now
 */
public record ModuleCommand(
        @Size(max = 80) @Pattern(regexp = Slug.PATTERN, message = Slug.MESSAGE) @Nullable
        String id,

        @NotBlank @Size(max = 150) String title,
        @Size(max = 60) @Nullable String technique,
        @NotNull @Min(1) @Max(1440) Integer minutes,
        @Size(max = 12) @Nullable List<@NotBlank @Size(max = 300) String> objectives,
        @Size(max = 200_000) @Nullable String text,
        @Nullable Long version,
        @Size(max = 64) @Nullable String basedOn) {

    public ModuleCommand(
            @Nullable String id,
            String title,
            @Nullable String technique,
            Integer minutes,
            @Nullable List<String> objectives,
            @Nullable String text,
            @Nullable Long version) {
        this(id, title, technique, minutes, objectives, text, version, null);
    }
}
