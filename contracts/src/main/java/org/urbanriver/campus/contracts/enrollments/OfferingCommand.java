package org.urbanriver.campus.contracts.enrollments;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offering to schedule or to change.
 *
 * @param course id or slug of a published course; an offering never moves to another course
 * @param type a live class needs a place and dates, a webinar a link and dates, both a capacity
 * @param timeZone IANA name such as {@code America/New_York}; UTC when absent
 * @param capacity 1 to 10,000; never below the seats that are held
 * @param offerHours so long someone from the waitlist may think about a seat that came free, 0 to 720 hours; 0 or absent
 *     gives it to them at once
 * @param minimum students with a seat without whom it does not take place; needs {@code decideAt}
 * @param decideAt when it is decided whether the minimum is reached and otherwise cancelled; before the first class, and in the
 *     future when it is set
 * @param prerequisites ids or slugs of published courses that a student must have completed, in whichever offering; not the
 *     course itself. Staff who enroll a student waive them
 * @param edition of the offering that the change was made from; if staff have changed it since, that is refused with {@code
 *     concurrent-change}. Absent for a change whatever it was before
 */
public record OfferingCommand(
        @NotBlank @Size(max = 80) String course,
        @NotNull OfferingType type,
        @Size(max = 300) @Nullable String place,
        @Size(max = 500) @Nullable String link,
        @Size(max = 60) @Nullable String timeZone,
        @Size(max = 60) @Nullable List<@Valid @NotNull ClassDate> dates,
        @Min(1) @Max(10_000) @Nullable Integer capacity,
        @Nullable Boolean waitlist,
        @Nullable Instant enrollFrom,
        @Nullable Instant enrollUntil,
        @Min(0) @Max(720) @Nullable Integer offerHours,
        @Min(1) @Max(10_000) @Nullable Integer minimum,
        @Nullable Instant decideAt,
        @Size(max = 10) @Nullable List<@NotBlank @Size(max = 80) String> prerequisites,
        @Size(max = 80) @Nullable String edition) {}
