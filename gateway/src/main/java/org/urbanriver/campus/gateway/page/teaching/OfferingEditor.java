package org.urbanriver.campus.gateway.page.teaching;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.CourseSummary;
import org.urbanriver.campus.contracts.courses.DraftView;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The form of an offering, for a new one or one that is there.
 *
 * @param offering none for a new one
 * @param courses that the viewer may offer
 * @param catalog courses that may come first
 * @param stored what somebody else has saved meanwhile, where the form says otherwise, by the keys of its labels
 */
public record OfferingEditor(
        Frame frame,
        @Nullable OfferingView offering,
        Asked<Page<DraftView>> courses,
        Asked<Page<CourseSummary>> catalog,
        OfferingForm form,
        FieldErrors errors,
        String refusal,
        Map<String, String> stored)
        implements Screen {

    /** Published courses that are not archived. */
    public List<DraftView> offerable() {
        return courses.map(Page::items).or(List.of()).stream()
                .filter(course -> course.publishedRevision() != null && !course.archived())
                .toList();
    }

    /** Those that come first and are not in the list to choose from, as they are archived or it is too long. */
    public List<String> otherPrerequisites() {
        var listed = catalog.map(Page::items).or(List.of()).stream()
                .map(CourseSummary::id)
                .collect(Collectors.toSet());
        return form.prerequisites().stream().filter(id -> !listed.contains(id)).toList();
    }

    public List<String> zones() {
        return Zones.USUAL.contains(form.timeZone()) || form.timeZone().isEmpty()
                ? Zones.USUAL
                : Stream.concat(Stream.of(form.timeZone()), Zones.USUAL.stream())
                        .toList();
    }

    /** What is wrong with a class, by whichever of its fields it was told. */
    public String errorOfDay(int line) {
        var filled = 0;
        for (var before = 0; before < line; before++) {
            filled += form.dates().get(before).isEmpty() ? 0 : 1;
        }
        var told = "dates/" + filled;
        return Stream.of(
                        "day/" + line,
                        form.dates().get(line).isEmpty() ? "" : told,
                        form.dates().get(line).isEmpty() ? "" : told + "/startsAt",
                        form.dates().get(line).isEmpty() ? "" : told + "/endsAt")
                .map(errors::at)
                .filter(error -> !error.isEmpty())
                .findFirst()
                .orElse("");
    }
}
