package org.urbanriver.campus.notification.monitor;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountChanged;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountDisabled;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountEnabled;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountListDownloaded;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountRegistered;
import org.urbanriver.campus.contracts.events.CampusEvent;
import org.urbanriver.campus.contracts.events.CourseEvent.CourseArchived;
import org.urbanriver.campus.contracts.events.CourseEvent.CoursePublished;
import org.urbanriver.campus.contracts.events.EnrollmentEvent;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentActivated;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentCompleted;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentOffered;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentOfferingChanged;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentProgressed;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentTransferred;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentWaitlisted;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentWithdrawn;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.HoldEnded;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingCancelled;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingChanged;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingConfirmed;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingScheduled;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.RosterDownloaded;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.SeatsHeld;
import org.urbanriver.campus.contracts.events.TechniqueEvent.TechniqueAdded;
import org.urbanriver.campus.contracts.events.TechniqueEvent.TechniqueChanged;
import org.urbanriver.campus.notification.delivery.Effect;

/** Events and their effects in words that an admin understands. */
final class Story {

    private Story() {}

    /** @param names the name of an account's person */
    static String of(CampusEvent event, UnaryOperator<String> names) {
        return switch (event) {
            case EnrollmentEvent ofEnrollment -> ofEnrollment(ofEnrollment, names);
            case CoursePublished published ->
                "The course “" + published.course().title() + "” was published" + note(published.note());
            case CourseArchived archived -> "The course “" + archived.course().title() + "” was archived";
            case TechniqueAdded added -> "The technique “" + added.technique().name() + "” was added";
            case TechniqueChanged changed ->
                "The technique “" + changed.technique().name() + "” was changed";
            case AccountRegistered registered -> registered.account().name() + " registered";
            case AccountChanged changed -> "The account of " + changed.account().name() + " was changed";
            case AccountListDownloaded downloaded -> downloaded.account().name() + " downloaded the list of accounts";
            case AccountDisabled disabled ->
                "The account of " + disabled.account().name() + " was disabled";
            case AccountEnabled enabled -> "The account of " + enabled.account().name() + " was enabled again";
        };
    }

    /** An event as the reason of another, in a few words that follow “because”. */
    static String because(CampusEvent event, UnaryOperator<String> names) {
        return switch (event) {
            case EnrollmentWithdrawn withdrawn ->
                isOwn(withdrawn.enrollment(), withdrawn.by())
                        ? student(withdrawn.enrollment()) + " withdrew"
                        : names.apply(withdrawn.by()) + " withdrew " + student(withdrawn.enrollment());
            case OfferingCancelled cancelled ->
                "the " + kind(cancelled.offering().type()) + " was canceled" + reason(cancelled.reason());
            case OfferingChanged changed -> "the " + kind(changed.offering().type()) + " was changed";
            default -> {
                var whole = of(event, names);
                yield whole.startsWith("The ") ? "the " + whole.substring(4) : whole;
            }
        };
    }

    static String of(Effect effect, String name) {
        var title = "“" + effect.title() + "”";
        return switch (effect.channel()) {
            case "inbox" -> "Message in the inbox of %s: %s".formatted(name, title);
            case "mail" ->
                switch (effect.outcome()) {
                    case QUEUED -> "Mail to %s waits to be sent: %s".formatted(name, title);
                    case DONE -> "Mail sent to %s: %s".formatted(name, title);
                    case SKIPPED -> "No mail to %s: %s".formatted(name, title);
                    case FAILED -> "Mail to %s could not be delivered: %s".formatted(name, title);
                };
            default -> "%s for %s: %s".formatted(effect.channel(), name, title);
        };
    }

    /** Who caused the event, where it says so. */
    static Optional<String> actor(CampusEvent event) {
        return switch (event) {
            case EnrollmentActivated activated -> Optional.of(activated.by());
            case EnrollmentWaitlisted waitlisted -> Optional.of(waitlisted.by());
            case EnrollmentWithdrawn withdrawn -> Optional.of(withdrawn.by());
            case OfferingConfirmed confirmed -> Optional.of(confirmed.by());
            case EnrollmentTransferred transferred -> Optional.of(transferred.by());
            case RosterDownloaded downloaded -> Optional.of(downloaded.by());
            case EnrollmentCompleted completed -> Optional.of(completed.by());
            default -> Optional.empty();
        };
    }

    private static String ofEnrollment(EnrollmentEvent event, UnaryOperator<String> names) {
        return switch (event) {
            case EnrollmentActivated activated -> activated(activated, names);
            case EnrollmentWaitlisted waitlisted -> waitlisted(waitlisted, names);
            case EnrollmentOffered offered ->
                "A seat in " + what(offered.enrollment()) + " was offered to " + student(offered.enrollment())
                        + ", until " + offered.until();
            case EnrollmentWithdrawn withdrawn -> withdrawn(withdrawn, names);
            case EnrollmentTransferred transferred -> transferred(transferred, names);
            case EnrollmentOfferingChanged changed ->
                student(changed.enrollment()) + " is told what is new of " + what(changed.enrollment());
            case OfferingConfirmed confirmed ->
                "It was settled that the " + what(confirmed.offering()) + " takes place";
            case EnrollmentProgressed progressed ->
                student(progressed.enrollment()) + " finished the module “"
                        + module(progressed.enrollment(), progressed.moduleId()) + "”";
            case EnrollmentCompleted completed -> completed(completed, names);
            case OfferingScheduled scheduled -> "The " + what(scheduled.offering()) + " was scheduled";
            case OfferingChanged changed -> "The " + what(changed.offering()) + " was changed";
            case OfferingCancelled cancelled ->
                "The " + what(cancelled.offering()) + " was canceled" + reason(cancelled.reason());
            case SeatsHeld held ->
                "%s reserved %s in the %s"
                                .formatted(
                                        names.apply(held.hold().by()),
                                        seats(held.hold().seats()),
                                        what(held.offering()))
                        + reason(held.hold().reason());
            case HoldEnded ended -> ended(ended, names);
            case RosterDownloaded downloaded ->
                names.apply(downloaded.by()) + " downloaded the roster of the " + what(downloaded.offering());
        };
    }

    private static String ended(HoldEnded event, UnaryOperator<String> names) {
        var what =
                "the reservation of %s in the %s".formatted(seats(event.hold().seats()), what(event.offering()));
        var capital = "T" + what.substring(1);
        return switch (event.cause()) {
            case RELEASED ->
                event.by() == null ? capital + " was released" : names.apply(event.by()) + " released " + what;
            case EXPIRED -> capital + " ended at its time";
            case USED -> capital + " was used up";
            case CANCELLED -> capital + " ended, as it was canceled";
        };
    }

    private static String seats(int number) {
        return number == 1 ? "1 seat" : number + " seats";
    }

    private static String waitlisted(EnrollmentWaitlisted event, UnaryOperator<String> names) {
        var student = student(event.enrollment());
        var what = what(event.enrollment());
        return isOwn(event.enrollment(), event.by())
                ? student + " joined the waitlist of " + what
                : names.apply(event.by()) + " put " + student + " on the waitlist of " + what;
    }

    private static String withdrawn(EnrollmentWithdrawn event, UnaryOperator<String> names) {
        var student = student(event.enrollment());
        var what = what(event.enrollment());
        var who = isOwn(event.enrollment(), event.by())
                ? student + " withdrew from " + what
                : event.by().equals(EnrollmentWithdrawn.CAMPUS)
                        ? "The enrollment of " + student + " in " + what + " ended"
                        : names.apply(event.by()) + " withdrew " + student + " from " + what;
        return who + reason(event.reason());
    }

    private static String transferred(EnrollmentTransferred event, UnaryOperator<String> names) {
        var student = student(event.enrollment());
        var where = "from " + what(event.enrollment()) + " to another offering of it ("
                + kind(event.to().type()) + " " + event.to().id() + ")";
        var who = isOwn(event.enrollment(), event.by())
                ? student + " moved " + where
                : names.apply(event.by()) + " moved " + student + " " + where;
        return who + reason(Objects.requireNonNullElse(event.enrollment().withdrawnReason(), ""));
    }

    private static String completed(EnrollmentCompleted event, UnaryOperator<String> names) {
        var who = student(event.enrollment()) + " completed " + what(event.enrollment());
        return isOwn(event.enrollment(), event.by()) ? who : who + ", as confirmed by " + names.apply(event.by());
    }

    private static String reason(String reason) {
        return reason.isBlank() ? "" : "; reason given: “" + reason.strip() + "”";
    }

    private static String note(String note) {
        return note.isBlank() ? "" : "; note: “" + note.strip() + "”";
    }

    private static String activated(EnrollmentActivated event, UnaryOperator<String> names) {
        var enrollment = event.enrollment();
        var student = student(enrollment);
        var what = what(enrollment);
        return switch (event.cause()) {
            case ENROLLED ->
                isOwn(enrollment, event.by())
                        ? student + " enrolled in " + what
                        : names.apply(event.by()) + " enrolled " + student + " in " + what;
            case PROMOTED -> student + " moved up from the waitlist to a seat in " + what;
            case TRANSFERRED -> student + " arrived in " + what + ", having moved from another offering";
            case REOPENED ->
                isOwn(enrollment, event.by())
                        ? student + " enrolled again in " + what
                        : names.apply(event.by()) + " enrolled " + student + " again in " + what;
        };
    }

    private static boolean isOwn(EnrollmentView enrollment, String by) {
        return by.equals(enrollment.studentId());
    }

    private static String student(EnrollmentView enrollment) {
        return enrollment.studentName();
    }

    private static String what(EnrollmentView enrollment) {
        return "the " + what(enrollment.offering());
    }

    private static String what(OfferingView offering) {
        return kind(offering.type()) + " “" + offering.courseTitle() + "”";
    }

    private static String kind(OfferingType type) {
        return switch (type) {
            case LIVE -> "live class";
            case WEBINAR -> "webinar";
            case HOME_STUDY -> "home study course";
        };
    }

    private static String module(EnrollmentView enrollment, String id) {
        return enrollment.modules().stream()
                .filter(module -> module.moduleId().equals(id))
                .map(ModuleProgress::title)
                .findFirst()
                .orElse(id);
    }
}
