package org.urbanriver.campus.contracts.courses;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course as its authors see it: the draft being edited, and what of it is published.
 *
 * @param description Markdown
 * @param edition of everything but the modules, which have editions of their own
 * @param version counts the saves; send it back with a change to be refused when someone else saved meanwhile
 * @param publishedRevision number of the newest published revision; none while it was never published
 * @param changed whether the draft differs from the newest published revision
 */
public record DraftView(
        String id,
        String slug,
        String title,
        String summary,
        String description,
        List<String> objectives,
        BigDecimal ceHours,
        String language,
        List<InstructorView> instructors,
        List<DraftModuleView> modules,
        Edition edition,
        long version,
        @Nullable Integer publishedRevision,
        boolean changed,
        boolean archived,
        Instant updatedAt) {}
