package org.urbanriver.campus.contracts.courses;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module of a draft with its text in Markdown.
 *
 * @param edition of all of it
 */
public record DraftModuleView(
        String id,
        String title,
        @Nullable String technique,
        List<String> objectives,
        int minutes,
        String text,
        Edition edition) {}
