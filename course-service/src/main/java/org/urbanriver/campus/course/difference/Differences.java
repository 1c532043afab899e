package org.urbanriver.campus.course.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.courses.CourseDifference.Kind;
import org.urbanriver.campus.contracts.courses.CourseDifference.ModuleDifference;
import org.urbanriver.campus.contracts.courses.CourseDifference.Part;
import org.urbanriver.campus.contracts.courses.CourseDifference.PartDifference;
import org.urbanriver.campus.course.course.CourseModule;
import org.urbanriver.campus.course.course.Draft;
import org.urbanriver.campus.course.course.Instructor;

/** Compares two states of a course, part by part. */
public final class Differences {

    private Differences() {}

    /** What is different apart from the modules. */
    public static List<PartDifference> ofDetails(@Nullable Draft from, Draft to) {
        return parts(from == null ? Map.of() : details(from), details(to));
    }

    /** Every module of the later state, then those that were removed. */
    public static List<ModuleDifference> ofModules(@Nullable Draft from, Draft to) {
        var before = from == null
                ? Map.<String, CourseModule>of()
                : from.modules().stream()
                        .collect(Collectors.toMap(
                                CourseModule::moduleId, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        var after = to.modules().stream().map(CourseModule::moduleId).collect(Collectors.toSet());
        var moved = moved(before.keySet().stream().filter(after::contains).toList(), to);
        var found = new ArrayList<ModuleDifference>();
        for (var module : to.modules()) {
            var name = module.moduleId();
            found.add(difference(before.get(name), module, moved.contains(name)));
        }
        before.values().stream()
                .filter(module -> !after.contains(module.moduleId()))
                .forEach(module -> found.add(difference(module, null, false)));
        return found;
    }

    /** Those that others passed by: a module that stands behind another one that it stood before, and the like. */
    private static List<String> moved(List<String> before, Draft to) {
        var after = to.modules().stream()
                .map(CourseModule::moduleId)
                .filter(before::contains)
                .toList();
        var moved = new ArrayList<String>();
        var left = new ArrayList<>(before);
        for (var name : after) {
            if (left.isEmpty()) {
                break;
            }
            if (!left.getFirst().equals(name)) {
                moved.add(name);
            }
            left.remove(name);
        }
        return moved;
    }

    private static ModuleDifference difference(@Nullable CourseModule from, @Nullable CourseModule to, boolean moved) {
        var parts = parts(from == null ? Map.of() : parts(from), to == null ? Map.of() : parts(to));
        var shown = Objects.requireNonNull(to == null ? from : to, "one of both is there");
        Kind kind;
        if (from == null) {
            kind = Kind.ADDED;
        } else if (to == null) {
            kind = Kind.REMOVED;
        } else {
            kind = parts.isEmpty() ? Kind.SAME : Kind.CHANGED;
        }
        return new ModuleDifference(
                shown.moduleId(),
                shown.title(),
                kind,
                moved,
                parts.stream().mapToInt(PartDifference::wordsAdded).sum(),
                parts.stream().mapToInt(PartDifference::wordsRemoved).sum(),
                parts);
    }

    private static List<PartDifference> parts(Map<Part, String> from, Map<Part, String> to) {
        var found = new ArrayList<PartDifference>();
        for (var part : Part.values()) {
            var before = from.getOrDefault(part, "");
            var after = to.getOrDefault(part, "");
            if (!before.equals(after)) {
                found.add(TextDifference.between(part, before, after));
            }
        }
        return found;
    }

    private static Map<Part, String> details(Draft draft) {
        return Map.of(
                Part.TITLE, draft.title(),
                Part.SUMMARY, draft.summary(),
                Part.DESCRIPTION, draft.description(),
                Part.OBJECTIVES, String.join("\n", draft.objectives()),
                Part.CE_HOURS, draft.ceHours().stripTrailingZeros().toPlainString(),
                Part.LANGUAGE, draft.language(),
                Part.INSTRUCTORS,
                        draft.instructors().stream().map(Instructor::name).collect(Collectors.joining("\n")));
    }

    private static Map<Part, String> parts(CourseModule module) {
        return Map.of(
                Part.TITLE, module.title(),
                Part.OBJECTIVES, String.join("\n", module.objectives()),
                Part.TECHNIQUE, Objects.requireNonNullElse(module.technique(), ""),
                Part.MINUTES, Integer.toString(module.minutes()),
                Part.TEXT, module.text());
    }
}
