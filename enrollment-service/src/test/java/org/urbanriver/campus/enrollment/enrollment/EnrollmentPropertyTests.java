package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.contracts.enrollments.EnrollmentStatus.ACTIVE;
import static org.urbanriver.campus.contracts.enrollments.EnrollmentStatus.COMPLETED;
import static org.urbanriver.campus.contracts.enrollments.EnrollmentStatus.WAITLISTED;
import static org.urbanriver.campus.contracts.enrollments.EnrollmentStatus.WITHDRAWN;
import static org.urbanriver.campus.enrollment.enrollment.Rosa.OFFERING;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfEnrollment;
import org.urbanriver.campus.platform.problems.RuleViolated;

/** Whatever is asked of an enrollment in whatever order, it goes only where it may, and tells every change once. */
class EnrollmentPropertyTests {

    private static final Map<EnrollmentStatus, Set<EnrollmentStatus>> WAYS = Map.of(
            WAITLISTED, Set.of(ACTIVE, WITHDRAWN),
            ACTIVE, Set.of(WITHDRAWN, COMPLETED),
            WITHDRAWN, Set.of(ACTIVE, WAITLISTED),
            COMPLETED, Set.of());

    enum Step {
        PROMOTE,
        OFFER,
        OFFER_LATER,
        MISS,
        WITHDRAW,
        REOPEN,
        REOPEN_WAITING,
        DO_FIRST,
        DO_SECOND,
        COMPLETE
    }

    @Property(tries = 1000)
    void everyWayThatIsGoneIsAllowedAndToldOnce(@ForAll @Size(max = 30) List<Step> steps, @ForAll boolean waiting) {
        var enrollment = waiting ? Rosa.waiting() : Rosa.active();
        assertConsistent(enrollment);
        var at = Rosa.ENROLLED;
        for (var step : steps) {
            at = at.plusSeconds(60);
            var before = enrollment.view();
            var opening = enrollment.opening();
            var told = enrollment.unsavedEvents().size();

            var refused = isRefused(step, enrollment, at);

            var after = enrollment.view();
            var events = enrollment.unsavedEvents();
            assertThat(events.size() - told).as("events of %s", step).isEqualTo(before.equals(after) ? 0 : 1);
            if (refused) {
                assertThat(after).isEqualTo(before);
            }
            if (before.status() != after.status()) {
                assertThat(WAYS.get(before.status())).contains(after.status());
                assertThat(after.changedAt()).isEqualTo(at);
            }
            if (!before.equals(after)) {
                assertThat(((OfEnrollment) events.getLast()).enrollment()).isEqualTo(after);
            }
            assertThat(enrollment.opening())
                    .isEqualTo(before.status() == WITHDRAWN && after.status() != WITHDRAWN ? opening + 1 : opening);
            assertNothingIsLost(before, after);
            assertConsistent(enrollment);
        }
    }

    private static boolean isRefused(Step step, Enrollment enrollment, Instant at) {
        try {
            switch (step) {
                case PROMOTE -> enrollment.promote(OFFERING, Rosa.ID, at);
                case OFFER -> enrollment.offer(OFFERING, Rosa.OFFERED_UNTIL, at);
                case OFFER_LATER -> enrollment.offer(OFFERING, Rosa.OFFERED_UNTIL.plusSeconds(60), at);
                case MISS -> enrollment.missOffer(OFFERING, Rosa.OFFERED_UNTIL, at);
                case WITHDRAW -> enrollment.withdraw(OFFERING, "ill", Rosa.ID, at);
                case REOPEN, REOPEN_WAITING -> {
                    if (!enrollment.isWithdrawn()) {
                        return true;
                    }
                    enrollment.reopen(OFFERING, Rosa.seat(enrollment.opening() + 1), step == Step.REOPEN_WAITING, at);
                }
                case DO_FIRST -> enrollment.done("introduction", at);
                case DO_SECOND -> enrollment.done("acupressure", at);
                case COMPLETE -> enrollment.complete(OFFERING, Rosa.INSTRUCTOR, at);
            }
            return false;
        } catch (RuleViolated refused) {
            return true;
        }
    }

    private static void assertNothingIsLost(EnrollmentView before, EnrollmentView after) {
        assertThat(after.enrolledAt()).isEqualTo(before.enrolledAt());
        assertThat(after.revision()).isEqualTo(before.revision());
        for (var i = 0; i < before.modules().size(); i++) {
            if (before.modules().get(i).doneAt() != null) {
                assertThat(after.modules().get(i)).isEqualTo(before.modules().get(i));
            }
        }
    }

    private static void assertConsistent(Enrollment enrollment) {
        var view = enrollment.view();
        assertThat(view.withdrawnReason() != null).isEqualTo(view.status() == WITHDRAWN);
        if (view.status() != WAITLISTED) {
            assertThat(view.offerUntil()).isNull();
        }
        if (view.status() == COMPLETED) {
            assertThat(view.modules())
                    .allSatisfy(module -> assertThat(module.doneAt()).isNotNull());
        }
        assertThat(enrollment.isSeated()).isEqualTo(Set.of(ACTIVE, COMPLETED).contains(view.status()));
        assertThat(enrollment.hasMissedOffer()).as("missed").isIn(false, view.status() == WITHDRAWN);
    }
}
