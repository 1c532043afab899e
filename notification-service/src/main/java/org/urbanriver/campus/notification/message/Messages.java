package org.urbanriver.campus.notification.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
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

/** Decides who is told what of an event. All words that students and instructors receive are here. */
public final class Messages {

    private Messages() {}

    /** At most one message a person. */
    public static List<Message> about(EnrollmentEvent event) {
        var messages = switch (event) {
            case EnrollmentActivated activated -> activated(activated);
            case EnrollmentWaitlisted waitlisted -> Stream.of(waitlisted(waitlisted));
            case EnrollmentOffered offered -> Stream.of(offered(offered));
            case EnrollmentWithdrawn withdrawn -> withdrawn(withdrawn);
            case EnrollmentTransferred transferred -> transferred(transferred);
            case EnrollmentOfferingChanged changed -> Stream.of(changed(changed));
            case OfferingConfirmed confirmed -> confirmed(confirmed);
            case EnrollmentCompleted completed -> Stream.of(completed(completed));
            case OfferingCancelled cancelled -> cancelled(cancelled);
            case EnrollmentProgressed progressed -> Stream.<Message>empty();
            case OfferingScheduled scheduled -> Stream.<Message>empty();
            case OfferingChanged changed -> Stream.<Message>empty();
            case RosterMessageSent sent -> written(sent);
            case SeatsHeld held -> Stream.<Message>empty();
            case HoldEnded ended -> Stream.<Message>empty();
            case RosterDownloaded downloaded -> Stream.<Message>empty();
        };
        var each = new LinkedHashMap<String, Message>();
        messages.forEach(message -> each.putIfAbsent(message.recipient(), message));
        return List.copyOf(each.values());
    }

    private static Stream<Message> activated(EnrollmentActivated event) {
        var enrollment = event.enrollment();
        var offering = enrollment.offering();
        var course = offering.courseTitle();
        var what = Wording.kindOf(offering.type());
        var byThemselves = event.by().equals(enrollment.studentId());
        var title = switch (event.cause()) {
            case ENROLLED -> "You are enrolled: " + course;
            case PROMOTED -> "A seat is yours: " + course;
            case REOPENED -> "You are enrolled again: " + course;
            case TRANSFERRED -> "You have moved to another date: " + course;
        };
        var text = switch (event.cause()) {
            case ENROLLED ->
                byThemselves
                        ? "Your seat in the %s “%s” is confirmed.".formatted(what, course)
                        : "The institute has enrolled you in the %s “%s”.".formatted(what, course);
            case PROMOTED ->
                "A seat in the %s “%s” became free, and as the first on the waitlist you have it now."
                        .formatted(what, course);
            case REOPENED ->
                "Welcome back. Your seat in the %s “%s” is confirmed, and your progress is as you left it."
                        .formatted(what, course);
            case TRANSFERRED ->
                byThemselves
                        ? "You have moved within “%s”: your seat in the %s below is confirmed. You gave up the one that you had, and your progress came with you."
                                .formatted(course, what)
                        : "The institute has moved you within “%s”: you now have a seat in the %s below instead of the one that you had. Your progress came with you."
                                .formatted(course, what);
        };
        var student = new Message(
                enrollment.studentId(),
                "enrollment-activated",
                title,
                text,
                List.of(
                        howToBegin(offering.type()),
                        "If you cannot take part, please withdraw on the same page, so that someone else can have your seat."),
                Wording.facts(offering),
                new Action("Start learning", Links.learning(enrollment)),
                true);
        if (event.cause() == Cause.TRANSFERRED) {
            return Stream.of(student); // The move itself tells the instructors.
        }
        return Stream.concat(
                Stream.of(student),
                instructors(
                        offering,
                        "student-enrolled",
                        "New student: " + enrollment.studentName(),
                        "%s has a seat in the %s “%s”.".formatted(enrollment.studentName(), what, course),
                        true));
    }

    private static String howToBegin(OfferingType type) {
        return switch (type) {
            case LIVE ->
                "How to begin: the modules are open for you now. Read the introduction before the first class day, and bring your questions.";
            case WEBINAR ->
                "How to begin: the modules are open for you now. Join by the link a few minutes before the start, from a quiet place.";
            case HOME_STUDY ->
                "How to begin: open the course and start with the first module. Study whenever it suits you; the campus remembers where you left off.";
        };
    }

    private static Message waitlisted(EnrollmentWaitlisted event) {
        var enrollment = event.enrollment();
        var course = enrollment.offering().courseTitle();
        return new Message(
                enrollment.studentId(),
                "enrollment-waitlisted",
                "You are on the waitlist: " + course,
                "All seats in the %s “%s” are taken right now, so you are on the waitlist."
                        .formatted(Wording.kindOf(enrollment.offering().type()), course),
                List.of(
                        "There is nothing for you to do: if a seat becomes free and you are next, it is yours, and we tell you at once.",
                        "If you no longer want a seat, you can leave the waitlist on the page of your enrollment."),
                Wording.facts(enrollment.offering()),
                new Action("See your enrollment", Links.enrollment(enrollment)),
                true);
    }

    private static Message offered(EnrollmentOffered event) {
        var enrollment = event.enrollment();
        var offering = enrollment.offering();
        var until = When.in(offering.timeZone()).words(event.until());
        return new Message(
                enrollment.studentId(),
                "enrollment-offered",
                "A seat is offered to you: " + offering.courseTitle(),
                "A seat in the %s “%s” became free, and you are first on the waitlist. It is kept for you until %s."
                        .formatted(Wording.kindOf(offering.type()), offering.courseTitle(), until),
                List.of(
                        "Accept it on the page of your enrollment before then, and the seat is yours.",
                        "If you do not want it any more, please leave the waitlist on the same page, so that the next can have it at once. Without an answer it passes on when the time is up."),
                Stream.concat(Stream.of(new Fact("Offered until", until, null)), Wording.facts(offering).stream())
                        .toList(),
                new Action("Accept the seat", Links.enrollment(enrollment)),
                true);
    }

    private static Stream<Message> withdrawn(EnrollmentWithdrawn event) {
        var enrollment = event.enrollment();
        var offering = enrollment.offering();
        var course = offering.courseTitle();
        var what = Wording.kindOf(offering.type());
        var cancelled = offering.status() == OfferingStatus.CANCELLED;
        var byThemselves = event.by().equals(enrollment.studentId());
        var byTime = event.by().equals(EnrollmentEvent.CAMPUS);
        var reason = Wording.reason(event.reason());
        var title = cancelled ? "Canceled: " + course : "You are no longer enrolled: " + course;
        var text = cancelled
                ? "We are sorry: the %s “%s” was canceled.%s".formatted(what, course, reason)
                : byThemselves
                        ? "You have withdrawn from the %s “%s”.".formatted(what, course)
                        : byTime
                                ? "Your enrollment in the %s “%s” has ended.%s".formatted(what, course, reason)
                                : "The institute has withdrawn you from the %s “%s”.%s".formatted(what, course, reason);
        var more = new ArrayList<String>();
        if (cancelled) {
            more.add("The course may be offered again; its page shows the dates.");
        } else if (byThemselves || byTime) {
            more.add("You can enroll again while seats are left and enrollment is open.");
        } else {
            more.add("If you think this is a mistake, please get in touch with the institute.");
        }
        var student = new Message(
                enrollment.studentId(),
                "enrollment-withdrawn",
                title,
                text,
                more,
                Wording.facts(offering).stream()
                        .filter(fact -> fact.link() == null)
                        .toList(),
                new Action("See the course", Links.course(offering)),
                true);
        // Of a canceled offering the instructors hear once, and not once a student.
        var instructors = cancelled
                ? Stream.<Message>empty()
                : instructors(
                        offering,
                        "student-withdrew",
                        "Student withdrew: " + enrollment.studentName(),
                        "%s is no longer enrolled in the %s “%s”.%s"
                                .formatted(enrollment.studentName(), what, course, reason),
                        true);
        return Stream.concat(Stream.of(student), instructors);
    }

    /** The student hears of it by their seat in the other offering. */
    private static Stream<Message> transferred(EnrollmentTransferred event) {
        var enrollment = event.enrollment();
        var from = enrollment.offering();
        var to = event.to();
        var text = "%s moved within “%s”: from %s to %s."
                .formatted(enrollment.studentName(), to.courseTitle(), Wording.dated(from), Wording.dated(to));
        return Stream.of(to, from)
                .flatMap(offering -> instructors(
                        offering, "student-moved", "Student moved: " + enrollment.studentName(), text, true));
    }

    private static Message changed(EnrollmentOfferingChanged event) {
        var enrollment = event.enrollment();
        var offering = enrollment.offering();
        var course = offering.courseTitle();
        var changes = Wording.changes(event.before(), offering);
        var confirmed = offering.confirmed() && !event.before().confirmed();
        var more = new ArrayList<String>();
        if (!changes.isEmpty()) {
            more.add(
                    "If you cannot take part any more, you can move to another date or withdraw on the page of your enrollment.");
        }
        var what = Wording.kindOf(offering.type());
        var text = Stream.concat(
                        Stream.of("The %s “%s” takes place.".formatted(what, course))
                                .filter(sentence -> confirmed),
                        Stream.of("%s of the %s “%s” changed. Below is how it is now."
                                        .formatted(String.join(" and ", changes), what, course))
                                .filter(sentence -> !changes.isEmpty()))
                .collect(Collectors.joining(" "));
        return new Message(
                enrollment.studentId(),
                changes.isEmpty() ? "offering-confirmed" : "offering-changed",
                (changes.isEmpty() ? "It takes place: " : "Changed: ") + course,
                text,
                more,
                Wording.facts(offering),
                new Action("See your enrollment", Links.enrollment(enrollment)),
                true);
    }

    private static Stream<Message> confirmed(OfferingConfirmed event) {
        var offering = event.offering();
        return instructors(
                offering,
                "offering-confirmed",
                "It takes place: " + offering.courseTitle(),
                "The %s “%s” takes place. Students with a seat are being told."
                        .formatted(Wording.kindOf(offering.type()), offering.courseTitle()),
                true);
    }

    private static Message completed(EnrollmentCompleted event) {
        var enrollment = event.enrollment();
        var offering = enrollment.offering();
        return new Message(
                enrollment.studentId(),
                "enrollment-completed",
                "Course completed: " + offering.courseTitle(),
                "Congratulations! You have completed the %s “%s”."
                        .formatted(Wording.kindOf(offering.type()), offering.courseTitle()),
                List.of(
                        "The modules stay open for you, so you can look things up whenever your practice asks for them."),
                Wording.facts(offering).stream()
                        .filter(fact -> fact.link() == null)
                        .toList(),
                new Action("See your enrollment", Links.enrollment(enrollment)),
                true);
    }

    private static Stream<Message> cancelled(OfferingCancelled event) {
        var offering = event.offering();
        return instructors(
                offering,
                "offering-cancelled",
                "Canceled: " + offering.courseTitle(),
                "The %s “%s” was canceled.%s Students with a seat and those on the waitlist are being told."
                        .formatted(
                                Wording.kindOf(offering.type()),
                                offering.courseTitle(),
                                Wording.reason(event.reason())),
                false);
    }

    /** In the words of who wrote it. */
    private static Stream<Message> written(RosterMessageSent event) {
        var offering = event.offering();
        var message = event.message();
        return event.recipients().stream()
                .map(recipient -> new Message(
                        recipient,
                        "roster-message",
                        message.subject(),
                        message.text(),
                        List.of("%s wrote this to everyone in the %s “%s”."
                                .formatted(message.byName(), Wording.kindOf(offering.type()), offering.courseTitle())),
                        Wording.facts(offering),
                        new Action("See the course", Links.course(offering)),
                        true));
    }

    private static Stream<Message> instructors(
            OfferingView offering, String kind, String title, String text, boolean mailed) {
        return offering.instructorIds().stream()
                .distinct()
                .map(id -> new Message(
                        id,
                        kind,
                        title,
                        text,
                        List.of(),
                        Wording.facts(offering),
                        new Action("Open the roster", Links.roster(offering)),
                        mailed));
    }

    /** Where on the campus a message leads. */
    private static final class Links {

        static String learning(EnrollmentView enrollment) {
            return course(enrollment.offering());
        }

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

    /** Facts of an offering in words. */
    static final class Wording {

        static String kindOf(OfferingType type) {
            return switch (type) {
                case LIVE -> "live class";
                case WEBINAR -> "webinar";
                case HOME_STUDY -> "home study course";
            };
        }

        /** What a student has to know of that is different, to begin a sentence with. */
        static List<String> changes(OfferingView before, OfferingView now) {
            var changes = new ArrayList<String>();
            if (!before.dates().equals(now.dates()) || !before.timeZone().equals(now.timeZone())) {
                changes.add("The time");
            }
            if (!Objects.equals(before.place(), now.place())) {
                changes.add(changes.isEmpty() ? "The place" : "the place");
            }
            if (!Objects.equals(before.link(), now.link())) {
                changes.add(changes.isEmpty() ? "The link" : "the link");
            }
            return changes;
        }

        /** Tells offerings of the same course from each other. */
        static String dated(OfferingView offering) {
            var kind = "the " + kindOf(offering.type());
            var dates = offering.dates();
            return dates.isEmpty()
                    ? kind
                    : kind + " on " + When.in(offering.timeZone()).words(dates.getFirst());
        }

        static String reason(String reason) {
            var line = Message.oneLine(reason);
            if (line.isEmpty()) {
                return "";
            }
            return " Reason given: “" + line + "”.";
        }

        static List<Fact> facts(OfferingView offering) {
            var facts = new ArrayList<Fact>();
            facts.add(new Fact("Course", Message.oneLine(offering.courseTitle()), null));
            facts.add(new Fact("Type", label(offering.type()), null));
            var when = When.in(offering.timeZone());
            for (var date : offering.dates()) {
                facts.add(new Fact("When", when.words(date), null));
            }
            if (offering.dates().isEmpty()) {
                facts.add(new Fact(
                        "When",
                        offering.type() == OfferingType.HOME_STUDY ? "Any time you like" : "To be announced",
                        null));
            }
            if (offering.place() != null && !offering.place().isBlank()) {
                facts.add(new Fact("Where", Message.oneLine(offering.place()), null));
            }
            if (offering.link() != null && !offering.link().isBlank()) {
                var link = Message.oneLine(offering.link());
                var onTheWeb =
                        link.regionMatches(true, 0, "https://", 0, 8) || link.regionMatches(true, 0, "http://", 0, 7);
                facts.add(new Fact("Join at", link, onTheWeb && !link.contains(" ") ? link : null));
            }
            return facts;
        }

        private static String label(OfferingType type) {
            return switch (type) {
                case LIVE -> "Live class";
                case WEBINAR -> "Webinar";
                case HOME_STUDY -> "Home study";
            };
        }
    }
}
