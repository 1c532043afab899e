package org.urbanriver.campus.gateway.page.learning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.urbanriver.campus.contracts.courses.LessonView;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.gateway.page.Frame;

/**
 * The modules of a course beside the lesson that is read.
 *
 * @param current id of the module that is read
 * @param known whether it is known what is done; staff read without doing anything
 */
public record Outline(Frame frame, String slug, List<Step> steps, String current, boolean known) {

    public record Step(String id, String title, boolean done) {}

    static Outline of(Frame frame, LessonView lesson, Optional<EnrollmentView> enrollment) {
        var done = enrollment.map(Outline::done).orElse(Set.of());
        var steps = lesson.contents().stream()
                .map(module -> new Step(module.id(), module.title(), done.contains(module.id())))
                .toList();
        return new Outline(frame, lesson.courseSlug(), steps, lesson.moduleId(), enrollment.isPresent());
    }

    static Outline of(Frame frame, EnrollmentView enrollment, String current) {
        var steps = enrollment.modules().stream()
                .map(module -> new Step(module.moduleId(), module.title(), module.doneAt() != null))
                .toList();
        return new Outline(frame, enrollment.offering().courseSlug(), steps, current, true);
    }

    private static Set<String> done(EnrollmentView enrollment) {
        return enrollment.modules().stream()
                .filter(module -> module.doneAt() != null)
                .map(ModuleProgress::moduleId)
                .collect(Collectors.toSet());
    }

    public Progress progress() {
        return new Progress((int) steps.stream().filter(Step::done).count(), steps.size());
    }

    public String address(Step step) {
        return Addresses.lesson(slug, step.id());
    }

    public boolean isCurrent(Step step) {
        return step.id().equals(current);
    }

    /** Of the module that is read, from 1. */
    public int position() {
        return steps.stream().map(Step::id).toList().indexOf(current) + 1;
    }

    public boolean isDone() {
        return steps.stream().anyMatch(step -> isCurrent(step) && step.done());
    }

    /** The module behind the one that is read. */
    public Optional<Step> next() {
        return steps.stream().skip(position()).findFirst();
    }

    public Optional<Step> previous() {
        return position() < 2 ? Optional.empty() : Optional.of(steps.get(position() - 2));
    }

    /** The first that is not done, for who is at the end of the course but not through with it. */
    public Optional<Step> firstOpen() {
        return steps.stream().filter(step -> !step.done()).findFirst();
    }
}
