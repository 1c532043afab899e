package org.urbanriver.campus.enrollment.offering;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.HoldEnded;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingCancelled;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingChanged;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingConfirmed;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingScheduled;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.RosterDownloaded;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.SeatsHeld;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.enrollment.seats.Hold;
import org.urbanriver.campus.platform.events.Aggregate;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.NotAllowed;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

/** A course that can be enrolled in. Who holds its seats is the ledger's business alone. */
@Document("offerings")
@CompoundIndex(def = "{courseId: 1, startsAt: 1}")
class Offering extends Aggregate {

    /** Where what has no dates stands among what has. */
    private static final Instant AFTER_ALL_DATES = Instant.parse("2200-01-01T00:00:00Z");

    /** So many are remembered, for calls that are repeated late. */
    private static final int ENDED_HOLDS = 200;

    private final String courseId;
    private String courseSlug;
    private String courseTitle;
    private List<String> instructorIds;
    private Terms terms;

    @Indexed
    private Instant startsAt;

    private OfferingStatus status = OfferingStatus.OPEN;

    private @Nullable Cancellation cancellation;

    /** By whom, once it is settled that it takes place whatever the number. */
    private @Nullable String confirmedBy;

    /** While its minimum is to be looked at, when. */
    @Indexed(sparse = true)
    private @Nullable Instant undecidedUntil;

    /** While its fate is being decided: nothing else changes before that has come to its end. */
    private @Nullable Boolean deciding;

    /** While students may not have been told of a change, since when. */
    @Indexed(sparse = true)
    private @Nullable Instant untoldSince;
    /** Ids of the reservations that were told of: those that are open, and the last of those that ended. */
    private List<String> openHolds = List.of();

    private List<String> endedHolds = List.of();

    /** Why, by whom and when an offering was cancelled. */
    record Cancellation(
            String reason,
            String by,
            @Indexed(sparse = true) Instant at) {}

    @PersistenceCreator
    private Offering(
            String id,
            String courseId,
            String courseSlug,
            String courseTitle,
            List<String> instructorIds,
            Terms terms,
            Instant startsAt) {
        super(id);
        this.courseId = courseId;
        this.courseSlug = courseSlug;
        this.courseTitle = courseTitle;
        this.instructorIds = instructorIds;
        this.terms = terms;
        this.startsAt = startsAt;
    }

    static Offering schedule(String id, CourseCopy course, Terms terms, Caller by, Instant now) {
        if (course.archived()) {
            throw new RuleViolated(
                    ProblemType.COURSE_NOT_PUBLISHED, "The course is archived and has no new offerings.");
        }
        var offering = new Offering(
                id, course.id(), course.slug(), course.title(), course.instructorIds(), terms, startOf(terms));
        offering.requireStaff(by);
        offering.watchMinimum();
        offering.publish(new OfferingScheduled(offering.view()), now);
        return offering;
    }

    /** Whether the change was made from the terms as they are, or changes nothing. */
    void requireEdition(@Nullable String expected, Terms changed) {
        if (expected != null && !expected.equals(terms.edition()) && !changed.equals(terms)) {
            throw new RuleViolated(
                    ProblemType.CONCURRENT_CHANGE,
                    "Someone else changed this offering meanwhile. Nothing was saved; look at it and repeat your change.");
        }
    }

    /** Takes other terms; the same ones change nothing. */
    void change(Terms changed, @Nullable String by, Instant now) {
        if (isCancelled()) {
            throw new RuleViolated(ProblemType.CANCELLED, "A cancelled offering cannot be changed.");
        }
        if (terms.capacity() == null && changed.capacity() != null) {
            throw new Invalid(
                    "/capacity",
                    "cannot be set later on an offering that began without one; schedule another offering");
        }
        if (terms.capacity() != null && changed.capacity() == null) {
            throw new Invalid("/capacity", "cannot be removed from an offering that has one");
        }
        if (changed.equals(terms)) {
            return;
        }
        if (!changed.isForStudentsAs(terms)) {
            untoldSince = now;
        }
        terms = changed;
        startsAt = startOf(changed);
        watchMinimum();
        publish(new OfferingChanged(view(), by), now);
    }

    /**
     * Follows what the ledger already knows, after a change that did not come to its end.
     *
     * @param by account that asked for it
     */
    void followCapacity(int capacity, @Nullable String by, Instant now) {
        if (!isCancelled() && terms.capacity() != null && terms.capacity() != capacity) {
            change(terms.withCapacity(capacity), by, now);
        }
    }

    /** Takes title, address and instructors from the course as it is published now. */
    void follow(CourseCopy course, Instant now) {
        if (isCancelled()
                || courseSlug.equals(course.slug())
                        && courseTitle.equals(course.title())
                        && instructorIds.equals(course.instructorIds())) {
            return;
        }
        courseSlug = course.slug();
        courseTitle = course.title();
        instructorIds = course.instructorIds();
        publish(new OfferingChanged(view(), null), now);
    }

    /** Cancels for good; doing so again changes nothing. */
    void cancel(String reason, String by, Instant now) {
        if (isCancelled()) {
            return;
        }
        status = OfferingStatus.CANCELLED;
        cancellation = new Cancellation(reason, by, now);
        settled();
        publish(new OfferingCancelled(view(), reason), now);
    }

    /** Settles that it takes place, whatever the number; doing so again changes nothing. */
    void confirm(String by, Instant now) {
        if (isCancelled()) {
            throw new RuleViolated(
                    ProblemType.CANCELLED, "A cancelled offering cannot be confirmed. Schedule another one.");
        }
        if (isConfirmed()) {
            return;
        }
        confirmedBy = by;
        untoldSince = now;
        settled();
        publish(new OfferingConfirmed(view(), by), now);
    }

    /** Tells that staff took its roster away as a file. */
    void rosterDownloaded(String by, Instant now) {
        publish(new RosterDownloaded(view(), by), now);
    }

    private void settled() {
        deciding = null;
        watchMinimum();
    }

    private void watchMinimum() {
        undecidedUntil = isCancelled() || isConfirmed() ? null : terms.decideAt();
    }

    /** Begins to decide whether it takes place; false if that is not due. */
    boolean beginDeciding(Instant now) {
        if (undecidedUntil == null || now.isBefore(undecidedUntil)) {
            return false;
        }
        deciding = true;
        return true;
    }

    boolean isDeciding() {
        return Boolean.TRUE.equals(deciding);
    }

    private boolean isConfirmed() {
        return confirmedBy != null;
    }

    /** Since when students may not have been told of a change; empty once they have. */
    Optional<Instant> untoldSince() {
        return Optional.ofNullable(untoldSince);
    }

    void told() {
        untoldSince = null;
    }

    Terms terms() {
        return terms;
    }

    /** Tells how a reservation of its seats began and, if it has ended, how it did; each of it once. */
    void tell(Hold hold, Instant now) {
        var id = hold.holdId();
        if (isEndedHold(id)) {
            return;
        }
        var view = hold.view();
        if (!openHolds.contains(id)) {
            openHolds = Stream.concat(openHolds.stream(), Stream.of(id)).toList();
            publish(new SeatsHeld(view(), view), now);
        }
        if (hold.ended() != null) {
            openHolds = openHolds.stream().filter(each -> !each.equals(id)).toList();
            endedHolds = Stream.concat(
                            endedHolds.stream().skip(Math.max(0, endedHolds.size() - ENDED_HOLDS + 1)), Stream.of(id))
                    .toList();
            publish(new HoldEnded(view(), view, hold.ended(), hold.endedBy()), now);
        }
    }

    boolean isEndedHold(String id) {
        return endedHolds.contains(id);
    }

    void requireStaff(Caller caller) {
        if (!isStaff(view(), caller)) {
            throw new NotAllowed("Only the course's instructors and admins may do this.");
        }
    }

    static boolean isStaff(OfferingView offering, Caller caller) {
        return caller.isAdmin()
                || caller.has(Role.INSTRUCTOR) && offering.instructorIds().contains(caller.id());
    }

    boolean isOf(String course) {
        return course.equals(courseId) || course.equals(courseSlug);
    }

    boolean isLimited() {
        return terms.capacity() != null;
    }

    boolean isCancelled() {
        return status == OfferingStatus.CANCELLED;
    }

    /** Only of a cancelled offering. */
    Cancellation cancellation() {
        return Objects.requireNonNull(cancellation, "the offering is not cancelled");
    }

    /** What all may know, and the link; how many seats are left is not part of it. */
    OfferingView view() {
        return new OfferingView(
                id(),
                courseId,
                courseSlug,
                courseTitle,
                terms.type(),
                terms.place(),
                terms.link(),
                terms.timeZone(),
                terms.dates(),
                terms.capacity(),
                null,
                0,
                terms.waitlist(),
                terms.enrollFrom(),
                terms.enrollUntil(),
                terms.offerHours(),
                terms.minimum(),
                terms.decideAt(),
                isConfirmed(),
                terms.prerequisites(),
                status,
                instructorIds,
                null);
    }

    private static Instant startOf(Terms terms) {
        return terms.dates().stream().map(ClassDate::startsAt).findFirst().orElse(AFTER_ALL_DATES);
    }
}
