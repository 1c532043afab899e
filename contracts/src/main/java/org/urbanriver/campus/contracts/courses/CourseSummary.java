package org.urbanriver.campus.contracts.courses;

import java.math.BigDecimal;
import java.util.List;

/**
 * A published course as a line of the catalog.
 *
 * @param language BCP 47 tag of its texts
 * @param techniques slugs of the techniques that its modules teach, in their order
 * @param ceHours continuing-education hours; one hour is 50 minutes of activity
 * @param minutes sum of the modules' minutes
 */
public record CourseSummary(
        String id,
        String slug,
        String title,
        String summary,
        String language,
        List<String> techniques,
        BigDecimal ceHours,
        int modules,
        int minutes,
        int revision) {}
