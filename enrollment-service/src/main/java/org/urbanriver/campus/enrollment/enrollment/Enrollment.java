package org.urbanriver.campus.enrollment.enrollment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;
import org.urbanriver.campus.contracts.events.EnrollmentEvent;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.Cause;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentActivated;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentCompleted;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentOffered;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentOfferingChanged;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentProgressed;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentTransferred;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentWaitlisted;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentWithdrawn;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.enrollment.seats.Seat;
import org.urbanriver.campus.enrollment.student.StudentCopy;
import org.urbanriver.campus.platform.events.Aggregate;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;

/**
 * One student in one offering. It is opened when the student comes to a seat or into the queue, and opened again after a
 * withdrawal; what its student reads is frozen when it is first opened.
 */
@Document("enrollments")
@CompoundIndex(def = "{studentId: 1, changedAt: -1}")
@CompoundIndex(def = "{studentId: 1, status: 1}")
@CompoundIndex(def = "{offeringId: 1, enrolledAt: 1}")
@CompoundIndex(def = "{offeringId: 1, status: 1}")
@CompoundIndex(def = "{status: 1, changedAt: 1}")
class Enrollment extends Aggregate {

    static final String OFFER_MISSED = "The seat that was offered was not accepted in time";

    private final String offeringId;
    private final String studentId;
    private int revision;
    private final Instant enrolledAt;

    private String studentName;
    private OfferingView offering;
    private EnrollmentStatus status;
    /** Counts how often this was opened: the seat of an earlier opening is none of a later one. */
    private int opening;

    private Instant changedAt;
    /** Kept after an offer ended unanswered, to tell who accepts it too late. */
    private @Nullable Instant offerUntil;

    private @Nullable String withdrawnReason;
    private List<ModuleProgress> modules;
    private @Nullable Move move;

    /**
     * Where the student went from here, with what is needed to bring them there.
     *
     * @param opening of the enrollment there
     * @param left the opening of this enrollment that was given up for it
     * @param pending while the enrollment there may not be open yet
     */
    record Move(
            String offeringId,
            int opening,
            int left,
            String by,
            Instant at,
            @Indexed(sparse = true) @Nullable Boolean pending) {}

    @PersistenceCreator
    Enrollment(
            String id,
            String offeringId,
            String studentId,
            int revision,
            Instant enrolledAt,
            String studentName,
            OfferingView offering,
            EnrollmentStatus status,
            int opening,
            Instant changedAt,
            List<ModuleProgress> modules) {
        super(id);
        this.offeringId = offeringId;
        this.studentId = studentId;
        this.revision = revision;
        this.enrolledAt = enrolledAt;
        this.studentName = studentName;
        this.offering = offering;
        this.status = status;
        this.opening = opening;
        this.changedAt = changedAt;
        this.modules = modules;
    }

    /** The same for the same student and offering, so that there is never a second one. */
    static String id(String offeringId, String studentId) {
        return offeringId + "_" + studentId;
    }

    /** Opens it for the first time; {@code seat} is held, or waited for. */
    static Enrollment open(OfferingView offering, CourseCopy course, Seat seat, boolean waiting, Instant now) {
        var enrollment = new Enrollment(
                id(offering.id(), seat.student()),
                offering.id(),
                seat.student(),
                course.revision(),
                now,
                seat.name(),
                offering,
                waiting ? EnrollmentStatus.WAITLISTED : EnrollmentStatus.ACTIVE,
                seat.opening(),
                now,
                course.modules());
        enrollment.tellOpened(Cause.ENROLLED, seat.by(), now);
        return enrollment;
    }

    /** Opens it again after a withdrawal, with revision and progress as they were. */
    void reopen(OfferingView offering, Seat seat, boolean waiting, Instant now) {
        requireLeft(seat.opening());
        this.offering = offering;
        studentName = seat.name();
        opening = seat.opening();
        status = waiting ? EnrollmentStatus.WAITLISTED : EnrollmentStatus.ACTIVE;
        changedAt = now;
        offerUntil = null;
        withdrawnReason = null;
        tellOpened(Cause.REOPENED, seat.by(), now);
    }

    private void requireLeft(int nextOpening) {
        if (!isWithdrawn() || nextOpening <= opening) {
            throw new IllegalStateException(id() + " is " + status + " and has been opened " + opening + " times");
        }
    }

    /**
     * Gives up seat or place in the queue for the seat in another offering. This one save is what makes the student move; the
     * rest follows from it.
     *
     * @param there the opening of the enrollment there
     */
    void moveTo(OfferingView to, int there, String reason, String by, Instant now) {
        requireOpen();
        status = EnrollmentStatus.WITHDRAWN;
        changedAt = now;
        offerUntil = null;
        withdrawnReason = reason;
        move = new Move(to.id(), there, opening, by, now, true);
        publish(new EnrollmentTransferred(view(), to.withoutLink(), id(to.id(), studentId), by), now);
    }

    /** Who moves into a seat leaves one, or a place in a queue. */
    void requireOpen() {
        if (!isOpen()) {
            throw new RuleViolated(
                    ProblemType.NOT_ACTIVE,
                    "Only who has a seat or waits for one can move to another date. Enroll in that offering instead.");
        }
    }

    /** Opens it for the first time for a student who moves here, with the revision and the progress that they had. */
    static Enrollment openFrom(Enrollment source, OfferingView offering, Instant now) {
        var move = source.lastMove();
        var enrollment = new Enrollment(
                id(offering.id(), source.studentId),
                offering.id(),
                source.studentId,
                source.revision,
                now,
                source.studentName,
                offering,
                EnrollmentStatus.ACTIVE,
                move.opening(),
                now,
                source.modules);
        enrollment.tellOpened(Cause.TRANSFERRED, move.by(), now);
        return enrollment;
    }

    /** Opens it again for a student who comes back by moving here; what they did here before is not lost. */
    void reopenFrom(Enrollment source, OfferingView offering, Instant now) {
        var coming = source.lastMove();
        requireLeft(coming.opening());
        var doneHere = modules.stream()
                .filter(module -> module.doneAt() != null)
                .collect(Collectors.toMap(ModuleProgress::moduleId, Function.identity()));
        modules = source.modules.stream()
                .map(module -> module.doneAt() == null ? doneHere.getOrDefault(module.moduleId(), module) : module)
                .toList();
        revision = source.revision;
        this.offering = offering;
        studentName = source.studentName;
        opening = coming.opening();
        status = EnrollmentStatus.ACTIVE;
        changedAt = now;
        offerUntil = null;
        withdrawnReason = null;
        tellOpened(Cause.TRANSFERRED, coming.by(), now);
    }

    /** The student is where they moved to. */
    void arrived() {
        var done = lastMove();
        move = new Move(done.offeringId(), done.opening(), done.left(), done.by(), done.at(), null);
    }

    /** Whether the student moved away and may not have arrived yet. */
    boolean isMoving() {
        return move != null && Boolean.TRUE.equals(move.pending());
    }

    /** Whether the student left this opening for that offering. */
    boolean hasMovedTo(String otherOffering) {
        return move != null && move.offeringId().equals(otherOffering) && move.left() == opening && isWithdrawn();
    }

    /** Only of an enrollment that its student moved away from. */
    Move lastMove() {
        return Objects.requireNonNull(move, "nobody moved away from here");
    }

    private void tellOpened(Cause cause, String by, Instant now) {
        publish(
                status == EnrollmentStatus.WAITLISTED
                        ? new EnrollmentWaitlisted(view(), by)
                        : new EnrollmentActivated(view(), cause, by),
                now);
    }

    /** Offers the seat that came free to someone who waited, or shortens its offer; again the same changes nothing. */
    void offer(OfferingView offering, Instant until, Instant now) {
        if (status != EnrollmentStatus.WAITLISTED || until.equals(offerUntil)) {
            return;
        }
        this.offering = offering;
        offerUntil = until;
        publish(new EnrollmentOffered(view(), until), now);
    }

    /** Ends the wait of someone who did not accept in time. */
    void missOffer(OfferingView offering, Instant until, Instant now) {
        if (status == EnrollmentStatus.WAITLISTED) {
            withdraw(offering, OFFER_MISSED, EnrollmentEvent.CAMPUS, now);
            offerUntil = until;
        }
    }

    /** Gives someone who waited the seat that came free; who does not wait any more is left alone. */
    void promote(OfferingView offering, String by, Instant now) {
        if (status != EnrollmentStatus.WAITLISTED) {
            return;
        }
        this.offering = offering;
        status = EnrollmentStatus.ACTIVE;
        changedAt = now;
        offerUntil = null;
        publish(new EnrollmentActivated(view(), Cause.PROMOTED, by), now);
    }

    /** Takes over when and where it is now, and whether it takes place; tells the student if that is news to them. */
    void follow(OfferingView changed, Instant now) {
        if (status != EnrollmentStatus.ACTIVE
                || offering.dates().equals(changed.dates())
                        && offering.timeZone().equals(changed.timeZone())
                        && Objects.equals(offering.place(), changed.place())
                        && Objects.equals(offering.link(), changed.link())
                        && offering.confirmed().equals(changed.confirmed())) {
            return;
        }
        var before = offering;
        offering = changed;
        publish(new EnrollmentOfferingChanged(view(), before), now);
    }

    /**
     * Gives up seat or place in the queue; doing so again changes nothing.
     *
     * @param reason empty when none is given
     */
    void withdraw(OfferingView offering, String reason, String by, Instant now) {
        if (isWithdrawn()) {
            return;
        }
        if (status == EnrollmentStatus.COMPLETED) {
            throw new RuleViolated(ProblemType.NOT_ACTIVE, "A completed enrollment cannot be withdrawn.");
        }
        this.offering = offering;
        status = EnrollmentStatus.WITHDRAWN;
        changedAt = now;
        offerUntil = null;
        withdrawnReason = reason.isEmpty() ? null : reason;
        publish(new EnrollmentWithdrawn(view(), reason, by), now);
    }

    /** Marks a module done; doing so again, or after completion, changes nothing. */
    void done(String moduleId, Instant now) {
        var index = modules.stream().map(ModuleProgress::moduleId).toList().indexOf(moduleId);
        if (index < 0) {
            throw new NotFound("module in this enrollment");
        }
        if (status == EnrollmentStatus.COMPLETED) {
            return;
        }
        requireActive("Modules can be marked done only while the enrollment is active.");
        var module = modules.get(index);
        if (module.doneAt() != null) {
            return;
        }
        modules = new ArrayList<>(modules);
        modules.set(index, new ModuleProgress(module.moduleId(), module.title(), now));
        publish(new EnrollmentProgressed(view(), moduleId), now);
    }

    /** Ends it with success; doing so again changes nothing. */
    void complete(OfferingView offering, String by, Instant now) {
        if (status == EnrollmentStatus.COMPLETED) {
            return;
        }
        requireActive("Only an active enrollment can be completed.");
        var open = modules.stream()
                .filter(module -> module.doneAt() == null)
                .map(ModuleProgress::title)
                .toList();
        if (!open.isEmpty()) {
            throw new RuleViolated(
                    ProblemType.MODULES_OPEN, "These modules are not done yet: " + String.join(", ", open) + ".");
        }
        this.offering = offering;
        status = EnrollmentStatus.COMPLETED;
        changedAt = now;
        publish(new EnrollmentCompleted(view(), by), now);
    }

    private void requireActive(String sentence) {
        if (status != EnrollmentStatus.ACTIVE) {
            throw new RuleViolated(ProblemType.NOT_ACTIVE, sentence);
        }
    }

    String offeringId() {
        return offeringId;
    }

    String studentId() {
        return studentId;
    }

    int opening() {
        return opening;
    }

    boolean isWithdrawn() {
        return status == EnrollmentStatus.WITHDRAWN;
    }

    /** Withdrawn as an offer was not accepted in time. */
    boolean hasMissedOffer() {
        return isWithdrawn() && offerUntil != null;
    }

    /** Active or completed. */
    boolean isSeated() {
        return status == EnrollmentStatus.ACTIVE || status == EnrollmentStatus.COMPLETED;
    }

    /** Active or waiting. */
    boolean isOpen() {
        return status == EnrollmentStatus.ACTIVE || status == EnrollmentStatus.WAITLISTED;
    }

    boolean isActive() {
        return status == EnrollmentStatus.ACTIVE;
    }

    boolean isWaiting() {
        return status == EnrollmentStatus.WAITLISTED;
    }

    /** Waiting with a seat that can be accepted. */
    boolean isOffered() {
        return isWaiting() && offerUntil != null;
    }

    boolean isOf(String courseSlug) {
        return offering.courseSlug().equals(courseSlug);
    }

    /** In the order of the modules. */
    List<String> doneModules() {
        return modules.stream()
                .filter(module -> module.doneAt() != null)
                .map(ModuleProgress::moduleId)
                .toList();
    }

    boolean has(String moduleId) {
        return modules.stream().anyMatch(module -> module.moduleId().equals(moduleId));
    }

    /**
     * The module to go on with: the one opened last, or if that is done the first behind it that is not, or else the first of
     * all; empty when there is none, and without a seat.
     */
    Optional<ModuleProgress> resume(@Nullable String opened) {
        if (!isSeated()) {
            return Optional.empty();
        }
        var behind = modules.stream().dropWhile(module -> !module.moduleId().equals(opened));
        return Stream.concat(behind, modules.stream())
                .filter(module -> module.doneAt() == null)
                .findFirst();
    }

    EnrollmentView view() {
        return view(null);
    }

    /** @param position in the queue, which only the ledger knows */
    EnrollmentView view(@Nullable Integer position) {
        return new EnrollmentView(
                id(),
                studentId,
                studentName,
                shownOffering(),
                revision,
                status,
                enrolledAt,
                changedAt,
                position,
                isOffered() ? offerUntil : null,
                withdrawnReason,
                List.copyOf(modules));
    }

    /** The link is only for those with a seat. */
    private OfferingView shownOffering() {
        return isSeated() ? offering : offering.withoutLink();
    }

    /**
     * @param student as their account is now; none while it is not known here
     * @param position in the queue, which only the ledger knows
     */
    RosterEntry rosterEntry(@Nullable StudentCopy student, @Nullable Integer position) {
        return new RosterEntry(
                id(),
                studentId,
                student == null ? studentName : student.name(),
                student == null ? null : student.email(),
                status,
                enrolledAt,
                (int) modules.stream().filter(module -> module.doneAt() != null).count(),
                modules.size(),
                isWaiting() ? position : null,
                isOffered() ? offerUntil : null);
    }
}
