package org.urbanriver.campus.enrollment.enrollment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.enrollments.Eligibility.Hindrance;
import org.urbanriver.campus.contracts.enrollments.Eligibility.NeededCourse;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.Refusal;
import org.urbanriver.campus.enrollment.course.CourseCopies;
import org.urbanriver.campus.enrollment.offering.OfferedCourse;
import org.urbanriver.campus.platform.problems.RuleViolated;

/**
 * The rules that may stand against a student's coming to a seat, one named policy each, for every path to a seat and for
 * telling beforehand alike. Whether a seat is free is the ledger's business alone.
 */
@Component
class Admission {

    /**
     * Who wants a seat in what, and when.
     *
     * @param byStaff staff enroll whom they want: that waives the enrollment window and the prerequisites
     */
    record Application(OfferedCourse offered, String student, boolean byStaff, Instant at) {}

    @FunctionalInterface
    private interface Policy {

        /** What stands against it, if anything. */
        Optional<Hindrance> against(Application application);
    }

    private final Enrollments enrollments;
    private final CourseCopies courses;
    private final Clock clock;
    private final List<Policy> policies;

    Admission(Enrollments enrollments, CourseCopies courses, Clock clock) {
        this.enrollments = enrollments;
        this.courses = courses;
        this.clock = clock;
        this.policies = List.of(
                Admission::isNotCancelled,
                Admission::hasOpened,
                Admission::hasNotClosed,
                this::prerequisitesAreCompleted);
    }

    /** All that stands against it, the first reason first. */
    List<Hindrance> hindrances(OfferedCourse offered, String student, boolean byStaff) {
        var application = new Application(offered, student, byStaff, clock.instant());
        return policies.stream()
                .flatMap(policy -> policy.against(application).stream())
                .toList();
    }

    /** The first thing that stands against it. */
    Optional<Hindrance> firstHindrance(OfferedCourse offered, String student, boolean byStaff) {
        var application = new Application(offered, student, byStaff, clock.instant());
        return policies.stream()
                .flatMap(policy -> policy.against(application).stream())
                .findFirst();
    }

    /** Refuses with the first thing that stands against it. */
    void require(OfferedCourse offered, String student, boolean byStaff) {
        firstHindrance(offered, student, byStaff).ifPresent(hindrance -> {
            throw refused(hindrance);
        });
    }

    static RuleViolated refused(Hindrance hindrance) {
        return new RuleViolated(hindrance.reason().problem(), hindrance.sentence());
    }

    private static Optional<Hindrance> isNotCancelled(Application application) {
        return application.offered().offering().status() == OfferingStatus.CANCELLED
                ? Optional.of(hindrance(Refusal.CANCELLED))
                : Optional.empty();
    }

    private static Optional<Hindrance> hasOpened(Application application) {
        var from = application.offered().offering().enrollFrom();
        return !application.byStaff() && from != null && application.at().isBefore(from)
                ? Optional.of(new Hindrance(Refusal.NOT_OPEN_YET, Refusal.NOT_OPEN_YET.sentence(), from, List.of()))
                : Optional.empty();
    }

    private static Optional<Hindrance> hasNotClosed(Application application) {
        return application.byStaff()
                ? Optional.empty()
                : application
                        .offered()
                        .closesAt()
                        .filter(end -> !application.at().isBefore(end))
                        .map(end ->
                                new Hindrance(Refusal.WINDOW_CLOSED, Refusal.WINDOW_CLOSED.sentence(), end, List.of()));
    }

    private Optional<Hindrance> prerequisitesAreCompleted(Application application) {
        var needed = application.offered().offering().prerequisites();
        if (application.byStaff() || needed.isEmpty()) {
            return Optional.empty();
        }
        var completed = enrollments.findByStudentIdAndStatus(application.student(), EnrollmentStatus.COMPLETED).stream()
                .map(each -> each.view().offering().courseId())
                .collect(Collectors.toSet());
        var missing = needed.stream()
                .filter(course -> !completed.contains(course))
                .map(this::named)
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hindrance(Refusal.PREREQUISITE, sentenceOn(missing), null, missing));
    }

    private NeededCourse named(String courseId) {
        return courses.findById(courseId)
                .map(course -> new NeededCourse(course.id(), course.slug(), course.title()))
                .orElseGet(() -> new NeededCourse(courseId, courseId, courseId));
    }

    private static String sentenceOn(List<NeededCourse> missing) {
        var titles = missing.stream().map(course -> "“" + course.title() + "”").collect(Collectors.joining(", "));
        return Refusal.PREREQUISITE.sentence() + " You have yet to complete: " + titles + ".";
    }

    static Hindrance hindrance(Refusal refusal) {
        return new Hindrance(refusal, refusal.sentence(), null, List.of());
    }
}
