package org.urbanriver.campus.notification.monitor;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountChanged;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountClosed;
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
import org.urbanriver.campus.contracts.events.EnrollmentEvent.RosterMessageSent;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.SeatsHeld;
import org.urbanriver.campus.contracts.events.MediaEvent.MediaDeleted;
import org.urbanriver.campus.contracts.events.TechniqueEvent.TechniqueAdded;
import org.urbanriver.campus.contracts.events.TechniqueEvent.TechniqueChanged;
import org.urbanriver.campus.notification.delivery.Effect;
import org.urbanriver.campus.notification.words.Words;

/** Events and their effects in words that an admin understands, in the language of whoever asks. */
final class Story {

    private final Words words;

    private Story(Words words) {
        this.words = words;
    }

    static Story told() {
        return new Story(Words.of("story"));
    }

    /** @param names the name of an account's person, where it is known */
    String of(CampusEvent event, UnaryOperator<String> names) {
        return switch (event) {
            case EnrollmentEvent ofEnrollment -> ofEnrollment(ofEnrollment, names);
            case CoursePublished published ->
                note(words.say("course.published", published.course().title()), published.note());
            case CourseArchived archived ->
                words.say("course.archived", archived.course().title());
            case MediaDeleted media ->
                words.say(
                        "media.deleted",
                        media.deleted().fileName(),
                        media.course().title());
            case TechniqueAdded added ->
                words.say("technique.added", added.technique().name());
            case TechniqueChanged changed ->
                words.say("technique.changed", changed.technique().name());
            case AccountRegistered registered ->
                words.say("account.registered", registered.account().name());
            case AccountChanged changed ->
                words.say("account.changed", changed.account().name());
            case AccountListDownloaded downloaded ->
                downloaded.search() == null
                        ? words.say(
                                "account.list-downloaded", downloaded.account().name())
                        : words.say(
                                "account.found-downloaded", downloaded.account().name(), downloaded.search());
            case AccountDisabled disabled ->
                words.say("account.disabled", disabled.account().name());
            case AccountEnabled enabled ->
                words.say("account.enabled", enabled.account().name());
            case AccountClosed closed -> words.say("account.closed");
        };
    }

    String ofUnknown(String kind) {
        return words.say("unknown", kind);
    }

    /** What happened, and why. */
    String because(String what, String why) {
        return words.say("because", what, why);
    }

    String becauseOfUnknown(String kind, String eventId) {
        return words.say("unknown.because", kind, eventId);
    }

    /** What an account is called whose person's name is not known. */
    String nameless(String accountId) {
        return words.say("account", accountId);
    }

    /** An event as the reason of another, in a few words that follow “because”. */
    String because(CampusEvent event, UnaryOperator<String> names) {
        return switch (event) {
            case EnrollmentWithdrawn withdrawn ->
                isOwn(withdrawn.enrollment(), withdrawn.by())
                        ? words.say("because.withdrew", student(withdrawn.enrollment()))
                        : words.say("because.withdrawn", names.apply(withdrawn.by()), student(withdrawn.enrollment()));
            case OfferingCancelled cancelled ->
                reason(
                        words.say(
                                "because.cancelled",
                                words.say("short." + cancelled.offering().type())),
                        cancelled.reason());
            case OfferingChanged changed ->
                words.say(
                        "because.changed",
                        words.say("short." + changed.offering().type()));
            default -> inside(of(event, names));
        };
    }

    /** A sentence in the middle of another: names keep their capitals. */
    private String inside(String sentence) {
        return Pattern.compile("^(" + words.say("begins") + ")")
                        .matcher(sentence)
                        .find()
                ? sentence.substring(0, 1).toLowerCase(words.language()) + sentence.substring(1)
                : sentence;
    }

    String of(Effect effect, String name) {
        return switch (effect.channel()) {
            case "inbox" -> words.say("effect.inbox", name, effect.title());
            case "mail" -> words.say("effect.mail." + effect.outcome(), name, effect.title());
            default -> words.say("effect.other", name, effect.title(), effect.channel());
        };
    }

    String tries(int attempts) {
        return words.say("effect.tries", attempts);
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
            case RosterMessageSent sent -> Optional.of(sent.message().by());
            default -> Optional.empty();
        };
    }

    private String ofEnrollment(EnrollmentEvent event, UnaryOperator<String> names) {
        return switch (event) {
            case EnrollmentActivated activated -> activated(activated, names);
            case EnrollmentWaitlisted waitlisted ->
                owned("waitlisted", waitlisted.enrollment(), waitlisted.by(), names);
            case EnrollmentOffered offered ->
                words.say(
                        "offered",
                        student(offered.enrollment()),
                        what(offered.enrollment()),
                        when(offered.until(), offered.enrollment().offering()));
            case EnrollmentWithdrawn withdrawn -> withdrawn(withdrawn, names);
            case EnrollmentTransferred transferred -> transferred(transferred, names);
            case EnrollmentOfferingChanged changed ->
                words.say("told", student(changed.enrollment()), what(changed.enrollment()));
            case OfferingConfirmed confirmed -> words.say("confirmed", what(confirmed.offering()));
            case EnrollmentProgressed progressed ->
                words.say(
                        "progressed",
                        student(progressed.enrollment()),
                        module(progressed.enrollment(), progressed.moduleId()));
            case EnrollmentCompleted completed -> owned("completed", completed.enrollment(), completed.by(), names);
            case OfferingScheduled scheduled -> sentence(words.say("scheduled", what(scheduled.offering())));
            case OfferingChanged changed -> sentence(words.say("changed", what(changed.offering())));
            case OfferingCancelled cancelled ->
                reason(sentence(words.say("cancelled", what(cancelled.offering()))), cancelled.reason());
            case SeatsHeld held ->
                reason(
                        words.say(
                                "held",
                                names.apply(held.hold().by()),
                                words.say("seats", held.hold().seats()),
                                what(held.offering())),
                        held.hold().reason());
            case HoldEnded ended -> ended(ended, names);
            case RosterDownloaded downloaded ->
                words.say("roster", names.apply(downloaded.by()), what(downloaded.offering()));
            case RosterMessageSent sent ->
                words.say(
                        "wrote",
                        names.apply(sent.message().by()),
                        sent.message().subject(),
                        sent.recipients().size(),
                        what(sent.offering()));
        };
    }

    private String ended(HoldEnded event, UnaryOperator<String> names) {
        var seats = words.say("seats", event.hold().seats());
        var what = what(event.offering());
        return switch (event.cause()) {
            case RELEASED ->
                event.by() == null
                        ? words.say("hold.released", seats, what)
                        : words.say("hold.released.by", seats, what, names.apply(event.by()));
            case EXPIRED, USED, CANCELLED -> words.say("hold." + event.cause(), seats, what);
        };
    }

    private String withdrawn(EnrollmentWithdrawn event, UnaryOperator<String> names) {
        var who = event.by().equals(EnrollmentEvent.CAMPUS)
                ? words.say("withdrawn.campus", student(event.enrollment()), what(event.enrollment()))
                : owned("withdrawn", event.enrollment(), event.by(), names);
        return reason(who, event.reason());
    }

    private String transferred(EnrollmentTransferred event, UnaryOperator<String> names) {
        var where = words.say("of." + event.to().type()) + " " + event.to().id();
        var own = isOwn(event.enrollment(), event.by());
        var who = words.say(
                own ? "transferred" : "transferred.by",
                student(event.enrollment()),
                what(event.enrollment()),
                own ? "" : names.apply(event.by()),
                where);
        return reason(who, Objects.requireNonNullElse(event.enrollment().withdrawnReason(), ""));
    }

    private String activated(EnrollmentActivated event, UnaryOperator<String> names) {
        var key = "activated." + event.cause();
        return switch (event.cause()) {
            case ENROLLED, REOPENED -> owned(key, event.enrollment(), event.by(), names);
            case PROMOTED, TRANSFERRED -> words.say(key, student(event.enrollment()), what(event.enrollment()));
        };
    }

    /** What students do themselves, or what somebody does for them. */
    private String owned(String key, EnrollmentView enrollment, String by, UnaryOperator<String> names) {
        return isOwn(enrollment, by)
                ? words.say(key, student(enrollment), what(enrollment))
                : words.say(key + ".by", student(enrollment), what(enrollment), names.apply(by));
    }

    private String reason(String what, String reason) {
        return reason.isBlank() ? what : words.say("reason", what, reason.strip());
    }

    private String note(String what, String note) {
        return note.isBlank() ? what : words.say("note", what, note.strip());
    }

    private String sentence(String text) {
        return text.substring(0, 1).toUpperCase(words.language()) + text.substring(1);
    }

    /** In the zone of the class, where it has one that is known. */
    private String when(Instant time, OfferingView offering) {
        ZoneId zone;
        try {
            zone = ZoneId.of(offering.timeZone());
        } catch (DateTimeException e) {
            zone = ZoneOffset.UTC;
        }
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
                .withLocale(words.language())
                .format(time.atZone(zone))
                .replace('\u202f', ' ');
    }

    private static boolean isOwn(EnrollmentView enrollment, String by) {
        return by.equals(enrollment.studentId());
    }

    private static String student(EnrollmentView enrollment) {
        return enrollment.studentName();
    }

    private String what(EnrollmentView enrollment) {
        return what(enrollment.offering());
    }

    private String what(OfferingView offering) {
        return words.say("kind." + offering.type(), offering.courseTitle());
    }

    private static String module(EnrollmentView enrollment, String id) {
        return enrollment.modules().stream()
                .filter(module -> module.moduleId().equals(id))
                .map(ModuleProgress::title)
                .findFirst()
                .orElse(id);
    }
}
