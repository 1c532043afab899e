package org.urbanriver.campus.contracts.courses;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an author changed between two states of a course, to be read by people.
 *
 * @param from number of the earlier revision; absent where there is none, and everything is new
 * @param to number of the later revision; absent for the draft
 * @param version of the draft, to publish just what was looked at; absent where it is not about the draft
 * @param details what is different apart from the modules
 * @param modules in the order of the later state, then those that were removed
 */
public record CourseDifference(
        @Nullable Integer from,
        @Nullable Integer to,
        @Nullable Long version,
        List<PartDifference> details,
        List<ModuleDifference> modules) {

    public boolean isEmpty() {
        return details.isEmpty() && modules.stream().allMatch(module -> module.kind() == Kind.SAME && !module.moved());
    }

    /** What became of a module. */
    public enum Kind {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    /** A part of a course or of a module. */
    public enum Part {
        TITLE,
        SUMMARY,
        DESCRIPTION,
        OBJECTIVES,
        CE_HOURS,
        LANGUAGE,
        INSTRUCTORS,
        TECHNIQUE,
        MINUTES,
        TEXT
    }

    /**
     * @param moved it has another place among the modules that were there before
     * @param wordsAdded in all its parts together
     * @param parts those that are different
     */
    public record ModuleDifference(
            String moduleId,
            String title,
            Kind kind,
            boolean moved,
            int wordsAdded,
            int wordsRemoved,
            List<PartDifference> parts) {}

    /** The lines of a part around what is different. */
    public record PartDifference(Part part, int wordsAdded, int wordsRemoved, List<Line> lines) {}

    /** What became of a line. */
    public enum Mark {
        SAME,
        ADDED,
        REMOVED,
        /** stands for lines that are not shown */
        SKIPPED
    }

    /** A line of a part, in pieces that are different or not. */
    public record Line(Mark mark, List<Piece> pieces) {}

    /** Some of a line. */
    public record Piece(String text, boolean changed) {}
}
