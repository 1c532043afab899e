package org.urbanriver.campus.notification.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.urbanriver.campus.contracts.accounts.OptionalMail;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
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
import org.urbanriver.campus.contracts.events.EnrollmentEvent.HoldEnded;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingCancelled;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingChanged;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingConfirmed;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingScheduled;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.RosterDownloaded;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.RosterMessageSent;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.SeatsHeld;
import org.urbanriver.campus.notification.message.Message.Action;
import org.urbanriver.campus.notification.message.Message.Fact;
import org.urbanriver.campus.notification.words.Words;

/** Decides who is told what of an event. All words that students and instructors receive are in {@code words*.properties}. */
public final class Messages {

    private final Readers readers;

    private Messages(Readers readers) {
        this.readers = readers;
    }

    /** At most one message a person, in their language. */
    public static List<Message> about(EnrollmentEvent event, Readers readers) {
        var each = new LinkedHashMap<String, Message>();
        new Messages(readers).about(event).forEach(message -> each.putIfAbsent(message.recipient(), message));
        return List.copyOf(each.values());
    }

    /** What a kind of message is to those who may do without it as mail; nothing if nobody may. */
    public static Optional<OptionalMail> optional(String kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case "enrollment-completed" -> OptionalMail.COMPLETION;
                    case "student-enrolled", "student-withdrew", "student-moved" -> OptionalMail.STUDENTS;
                    default -> null;
                });
    }

    private Stream<Message> about(EnrollmentEvent event) {
        return switch (event) {
            case EnrollmentActivated activated -> activated(activated);
            case EnrollmentWaitlisted waitlisted -> Stream.of(waitlisted(waitlisted));
            case EnrollmentOffered offered -> Stream.of(offered(offered));
            case EnrollmentWithdrawn withdrawn -> withdrawn(withdrawn);
            case EnrollmentTransferred transferred -> transferred(transferred);
            case EnrollmentOfferingChanged changed -> Stream.of(changed(changed));
            case OfferingConfirmed confirmed -> confirmed(confirmed);
            case EnrollmentCompleted completed -> Stream.of(completed(completed));
            case OfferingCancelled cancelled -> cancelled(cancelled);
            case EnrollmentProgressed progressed -> Stream.empty();
            case OfferingScheduled scheduled -> Stream.empty();
            case OfferingChanged changed -> Stream.empty();
            case RosterMessageSent sent -> written(sent);
            case SeatsHeld held -> Stream.empty();
            case HoldEnded ended -> Stream.empty();
            case RosterDownloaded downloaded -> Stream.empty();
        };
    }

    private Stream<Message> activated(EnrollmentActivated event) {
        var enrollment = event.enrollment();
        var offering = enrollment.offering();
        var its = wording(enrollment);
        var words = its.words();
        var byThemselves = event.by().equals(enrollment.studentId());
        var text = "activated.text." + event.cause();
        var said = !byThemselves && (event.cause() == Cause.ENROLLED || event.cause() == Cause.TRANSFERRED)
                ? text + ".staff"
                : text;
        var student = message(
                enrollment.studentId(),
                "enrollment-activated",
                words,
                words.say("activated.title." + event.cause(), its.course()),
                words.say(said, its.kind("in"), its.course()),
                List.of(words.say("activated.begin." + offering.type()), words.say("activated.cannot")),
                its.facts(),
                new Action(words.say("action.learn"), Links.course(offering)),
                true);
        if (event.cause() == Cause.TRANSFERRED) {
            return Stream.of(student); // The move itself tells the instructors.
        }
        return Stream.concat(
                Stream.of(student),
                instructors(
                        offering,
                        "student-enrolled",
                        to -> to.words().say("activated.instructor.title", enrollment.studentName()),
                        to -> to.words()
                                .say("activated.instructor.text", enrollment.studentName(), to.kind("in"), to.course()),
                        true));
    }

    private Message waitlisted(EnrollmentWaitlisted event) {
        var enrollment = event.enrollment();
        var its = wording(enrollment);
        var words = its.words();
        return message(
                enrollment.studentId(),
                "enrollment-waitlisted",
                words,
                words.say("waitlisted.title", its.course()),
                words.say("waitlisted.text", its.kind("in"), its.course()),
                List.of(words.say("waitlisted.nothing"), words.say("waitlisted.leave")),
                its.facts(),
                new Action(words.say("action.enrollment"), Links.enrollment(enrollment)),
                true);
    }

    private Message offered(EnrollmentOffered event) {
        var enrollment = event.enrollment();
        var its = wording(enrollment);
        var words = its.words();
        var until = its.deadline().words(event.until());
        return message(
                enrollment.studentId(),
                "enrollment-offered",
                words,
                words.say("offered.title", its.course()),
                words.say("offered.text", its.kind("in"), its.course(), until),
                List.of(words.say("offered.accept"), words.say("offered.leave")),
                Stream.concat(Stream.of(new Fact(words.say("fact.offered-until"), until, null)), its.facts().stream())
                        .toList(),
                new Action(words.say("action.accept"), Links.enrollment(enrollment)),
                true);
    }

    private Stream<Message> withdrawn(EnrollmentWithdrawn event) {
        var enrollment = event.enrollment();
        var offering = enrollment.offering();
        var its = wording(enrollment);
        var words = its.words();
        var cancelled = offering.status() == OfferingStatus.CANCELLED;
        var byThemselves = event.by().equals(enrollment.studentId());
        var byTime = event.by().equals(EnrollmentEvent.CAMPUS);
        var how = cancelled ? "cancelled" : byThemselves ? "own" : byTime ? "time" : "staff";
        var what = cancelled
                ? "withdrawn.again.cancelled"
                : byThemselves || byTime ? "withdrawn.again" : "withdrawn.mistake";
        var student = message(
                enrollment.studentId(),
                "enrollment-withdrawn",
                words,
                words.say(cancelled ? "withdrawn.title.cancelled" : "withdrawn.title", its.course()),
                words.say(
                        "withdrawn.text." + how,
                        its.kind(cancelled ? "the" : "left"),
                        its.course(),
                        its.reason(event.reason()),
                        its.kind("in")),
                List.of(words.say(what)),
                its.factsWithoutLink(),
                new Action(words.say("action.course"), Links.course(offering)),
                true);
        // Of a canceled offering the instructors hear once, and not once a student.
        var instructors = cancelled
                ? Stream.<Message>empty()
                : instructors(
                        offering,
                        "student-withdrew",
                        to -> to.words().say("withdrawn.instructor.title", enrollment.studentName()),
                        to -> to.words()
                                .say(
                                        "withdrawn.instructor.text",
                                        enrollment.studentName(),
                                        to.kind("in"),
                                        to.course(),
                                        to.reason(event.reason())),
                        true);
        return Stream.concat(Stream.of(student), instructors);
    }

    /** The student hears of it by their seat in the other offering. */
    private Stream<Message> transferred(EnrollmentTransferred event) {
        var enrollment = event.enrollment();
        var from = enrollment.offering();
        var to = event.to();
        return Stream.of(to, from)
                .flatMap(offering -> instructors(
                        offering,
                        "student-moved",
                        its -> its.words().say("moved.title", enrollment.studentName()),
                        its -> its.words()
                                .say(
                                        "moved.text",
                                        enrollment.studentName(),
                                        to.courseTitle(),
                                        Wording.of(from, its.reader()).dated("from"),
                                        Wording.of(to, its.reader()).dated("to")),
                        true));
    }

    private Message changed(EnrollmentOfferingChanged event) {
        var enrollment = event.enrollment();
        var offering = enrollment.offering();
        var its = wording(enrollment);
        var words = its.words();
        var changes = its.changes(event.before());
        var sentences = new ArrayList<String>();
        if (offering.confirmed() && !event.before().confirmed()) {
            sentences.add(words.say("changed.text.confirmed", its.kind("subject"), its.course()));
        }
        if (!changes.isEmpty()) {
            sentences.add(words.say("changed.text" + changes, its.kind("of"), its.course()));
        }
        return message(
                enrollment.studentId(),
                changes.isEmpty() ? "offering-confirmed" : "offering-changed",
                words,
                words.say(changes.isEmpty() ? "changed.title.confirmed" : "changed.title", its.course()),
                String.join(" ", sentences),
                changes.isEmpty() ? List.of() : List.of(words.say("changed.cannot")),
                its.facts(),
                new Action(words.say("action.enrollment"), Links.enrollment(enrollment)),
                true);
    }

    private Stream<Message> confirmed(OfferingConfirmed event) {
        return instructors(
                event.offering(),
                "offering-confirmed",
                to -> to.words().say("changed.title.confirmed", to.course()),
                to -> to.words().say("confirmed.text", to.kind("subject"), to.course()),
                true);
    }

    private Message completed(EnrollmentCompleted event) {
        var enrollment = event.enrollment();
        var its = wording(enrollment);
        var words = its.words();
        return message(
                enrollment.studentId(),
                "enrollment-completed",
                words,
                words.say("completed.title", its.course()),
                words.say("completed.text", its.kind("the"), its.course()),
                List.of(words.say("completed.open")),
                its.factsWithoutLink(),
                new Action(words.say("action.enrollment"), Links.enrollment(enrollment)),
                true);
    }

    private Stream<Message> cancelled(OfferingCancelled event) {
        return instructors(
                event.offering(),
                "offering-cancelled",
                to -> to.words().say("cancelled.title", to.course()),
                to -> to.words().say("cancelled.text", to.kind("subject"), to.course(), to.reason(event.reason())),
                false);
    }

    /** In the words of who wrote it. */
    private Stream<Message> written(RosterMessageSent event) {
        var offering = event.offering();
        var message = event.message();
        return event.recipients().stream().map(recipient -> {
            var its = Wording.of(offering, readers.of(recipient));
            return message(
                    recipient,
                    "roster-message",
                    its.words(),
                    message.subject(),
                    message.text(),
                    List.of(its.words().say("written.by", message.byName(), its.kind("in"), its.course())),
                    its.facts(),
                    new Action(its.words().say("action.course"), Links.course(offering)),
                    true);
        });
    }

    private Stream<Message> instructors(
            OfferingView offering,
            String kind,
            Function<Wording, String> title,
            Function<Wording, String> text,
            boolean mailed) {
        return offering.instructorIds().stream().distinct().map(id -> {
            var its = Wording.of(offering, readers.of(id));
            return message(
                    id,
                    kind,
                    its.words(),
                    title.apply(its),
                    text.apply(its),
                    List.of(),
                    its.facts(),
                    new Action(its.words().say("action.roster"), Links.roster(offering)),
                    mailed);
        });
    }

    private Wording wording(EnrollmentView enrollment) {
        return Wording.of(enrollment.offering(), readers.of(enrollment.studentId()));
    }

    private static Message message(
            String recipient,
            String kind,
            Words words,
            String title,
            String text,
            List<String> more,
            List<Fact> facts,
            Action action,
            boolean mailed) {
        return new Message(
                recipient,
                kind,
                title,
                text,
                more,
                facts,
                action,
                mailed,
                words.language().getLanguage());
    }

    /** Where on the campus a message leads. */
    private static final class Links {

        static String enrollment(EnrollmentView enrollment) {
            return "/enrollments/" + enrollment.id();
        }

        static String course(OfferingView offering) {
            return "/courses/" + offering.courseSlug();
        }

        static String roster(OfferingView offering) {
            return "/teach/offerings/" + offering.id();
        }
    }
}
