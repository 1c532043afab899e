package org.urbanriver.campus.contracts.courses;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course to begin or to change.
 *
 * @param slug its name in addresses; made from the title when absent, fixed once the course was published
 * @param description Markdown
 * @param language BCP 47 tag of at most 35 characters (its section 4.4.1), {@code en} when absent
 * @param instructorIds accounts that may edit it and see its rosters; the author alone when absent
 * @param version of the draft that the change was made on; absent means: whatever it is now
 * @param basedOn id of the edition that the change was made on; a change of other parts meanwhile does not matter to it.
 *     Absent means: whatever it is now
 */
public record DraftCommand(
        @Size(max = 80) @Pattern(regexp = Slug.PATTERN, message = Slug.MESSAGE) @Nullable
        String slug,

        @NotBlank @Size(max = 150) String title,
        @NotBlank @Size(max = 500) String summary,
        @Size(max = 10_000) @Nullable String description,
        @Size(max = 12) @Nullable List<@NotBlank @Size(max = 300) String> objectives,

        @NotNull @DecimalMin("0.5") @DecimalMax("200") @Digits(integer = 3, fraction = 2)
        BigDecimal ceHours,

        @Size(max = 35)
        @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", message = "must be a language tag such as en or es-MX")
        @Nullable
        String language,

        @Size(max = 20) @Nullable List<@NotBlank @Size(max = 60) String> instructorIds,
        @Nullable Long version,
        @Size(max = 64) @Nullable String basedOn) {

    public DraftCommand(
            @Nullable String slug,
            String title,
            String summary,
            @Nullable String description,
            @Nullable List<String> objectives,
            BigDecimal ceHours,
            @Nullable String language,
            @Nullable List<String> instructorIds,
            @Nullable Long version) {
        this(slug, title, summary, description, objectives, ceHours, language, instructorIds, version, null);
    }
}
