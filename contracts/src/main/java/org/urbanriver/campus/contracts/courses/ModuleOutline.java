package org.urbanriver.campus.contracts.courses;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What anyone may know of a module before enrolling; its lesson text is not part of it.
 *
 * @param technique slug of the technique it teaches; none for an introduction
 * @param minutes expected time of activity
 */
public record ModuleOutline(
        String id, String title, @Nullable String technique, List<String> objectives, int minutes) {}
