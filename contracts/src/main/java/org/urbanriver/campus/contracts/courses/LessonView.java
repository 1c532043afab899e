package org.urbanriver.campus.contracts.courses;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lesson text of one module, for those with a seat in the course and for its staff.
 *
 * @param language BCP 47 tag of its text
 * @param revision the revision that the reader enrolled in
 * @param html sanitized, safe to put into a page
 * @param position of the module in the course, from 1
 * @param previous id of the module before this one
 * @param next id of the module after this one
 * @param contents all modules of that revision in their order
 */
public record LessonView(
        String courseSlug,
        String courseTitle,
        String language,
        int revision,
        String moduleId,
        String title,
        @Nullable String technique,
        List<String> objectives,
        int minutes,
        String html,
        int position,
        int modules,
        @Nullable String previous,
        @Nullable String next,
        List<ModuleOutline> contents) {}
