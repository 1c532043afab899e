package org.urbanriver.campus.contracts.courses;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A published course at one revision: what the catalog shows, and what course events carry.
 *
 * @param descriptionHtml sanitized, safe to put into a page
 * @param language BCP 47 tag of the lesson text
 * @param revision number of the published revision, from 1
 * @param archived no longer in the catalog and closed to new offerings
 */
public record CourseView(
        String id,
        String slug,
        String title,
        String summary,
        String descriptionHtml,
        List<String> objectives,
        BigDecimal ceHours,
        String language,
        List<InstructorView> instructors,
        List<ModuleOutline> modules,
        int revision,
        Instant publishedAt,
        boolean archived) {}
