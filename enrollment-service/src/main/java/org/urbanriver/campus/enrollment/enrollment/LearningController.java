package org.urbanriver.campus.enrollment.enrollment;

import java.time.Clock;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.BookmarkCommand;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.LearningApi;
import org.urbanriver.campus.contracts.enrollments.LearningOverview;
import org.urbanriver.campus.contracts.enrollments.LearningView;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.enrollment.offering.OfferedCourse;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class LearningController implements LearningApi {

    private static final Set<EnrollmentStatus> CURRENT = Set.of(EnrollmentStatus.ACTIVE, EnrollmentStatus.WAITLISTED);
    private static final Set<EnrollmentStatus> PAST = Set.of(EnrollmentStatus.COMPLETED, EnrollmentStatus.WITHDRAWN);

    private static final Comparator<LearningView> SOONEST_FIRST = Comparator.comparing(
                    LearningView::nextClass, Comparator.nullsLast(Comparator.comparing(ClassDate::startsAt)))
            .thenComparing(view -> view.enrollment().changedAt(), Comparator.reverseOrder())
            .thenComparing(view -> view.enrollment().id());

    private final Enrollments enrollments;
    private final VisibleEnrollments visible;
    private final Bookmarks bookmarks;
    private final Moves moves;
    private final OfferedCourses offeredCourses;
    private final CurrentCaller caller;
    private final Clock clock;

    LearningController(
            Enrollments enrollments,
            VisibleEnrollments visible,
            Bookmarks bookmarks,
            Moves moves,
            OfferedCourses offeredCourses,
            CurrentCaller caller,
            Clock clock) {
        this.enrollments = enrollments;
        this.visible = visible;
        this.bookmarks = bookmarks;
        this.moves = moves;
        this.offeredCourses = offeredCourses;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public LearningOverview overview(int page, int size) {
        var student = caller.get().id();
        moves.finishOfStudent(student);
        var open = enrollments.findByStudentIdAndStatusIn(student, CURRENT);
        var ids = open.stream().map(Enrollment::id).toList();
        var opened = bookmarks.findByEnrollmentIdIn(ids).stream()
                .collect(Collectors.toMap(Bookmark::enrollmentId, Bookmark::moduleId));
        var current = open.stream()
                .map(enrollment -> view(enrollment, opened.get(enrollment.id())))
                .sorted(SOONEST_FIRST)
                .toList();
        var past = enrollments.findByStudentIdAndStatusInOrderByChangedAtDescIdAsc(
                student, PAST, PageRequest.of(page, size));
        return new LearningOverview(
                current,
                new Page<>(
                        past.getContent().stream().map(Enrollment::view).toList(),
                        page,
                        size,
                        past.getTotalElements()));
    }

    @Override
    public LearningView learning(String enrollmentId) {
        var enrollment = visible.required(enrollmentId).enrollment();
        return view(
                enrollment,
                bookmarks.findById(enrollment.id()).map(Bookmark::moduleId).orElse(null));
    }

    private LearningView view(Enrollment enrollment, @Nullable String opened) {
        var shown = visible.shown(enrollment);
        var offering = offeredCourses
                .known(enrollment.offeringId())
                .map(OfferedCourse::offering)
                .map(now -> enrollment.isSeated() ? now : now.withoutLink())
                .orElseGet(shown::offering);
        return new LearningView(
                shown,
                offering,
                enrollment.isOpen() ? next(offering) : null,
                enrollment.resume(opened).orElse(null));
    }

    private @Nullable ClassDate next(OfferingView offering) {
        var now = clock.instant();
        return offering.dates().stream()
                .filter(date -> date.endsAt().isAfter(now))
                .findFirst()
                .orElse(null);
    }

    @Override
    public EnrollmentView open(String slug, BookmarkCommand command) {
        var student = caller.get().id();
        moves.finishOfStudent(student);
        var moduleId = command.moduleId();
        var reading = Stream.of(EnrollmentStatus.ACTIVE, EnrollmentStatus.COMPLETED)
                .flatMap(status -> enrollments.findByStudentIdAndStatus(student, status).stream())
                .filter(enrollment -> enrollment.isOf(slug) && enrollment.has(moduleId))
                .findFirst()
                .orElseThrow(() -> new NotFound("enrollment with that module"));
        var before = bookmarks.findById(reading.id()).map(Bookmark::moduleId).orElse("");
        if (!before.equals(moduleId)) {
            bookmarks.save(new Bookmark(reading.id(), moduleId, clock.instant()));
        }
        return reading.view();
    }
}
