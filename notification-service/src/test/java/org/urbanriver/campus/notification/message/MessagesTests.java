package org.urbanriver.campus.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.notification.Enrollments.activated;
import static org.urbanriver.campus.notification.Enrollments.cancelled;
import static org.urbanriver.campus.notification.Enrollments.completed;
import static org.urbanriver.campus.notification.Enrollments.enrollment;
import static org.urbanriver.campus.notification.Enrollments.liveClass;
import static org.urbanriver.campus.notification.Enrollments.offering;
import static org.urbanriver.campus.notification.Enrollments.transferred;
import static org.urbanriver.campus.notification.Enrollments.waitlisted;
import static org.urbanriver.campus.notification.Enrollments.withdrawn;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.RosterMessageView;
import org.urbanriver.campus.contracts.events.EnrollmentEvent;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.Cause;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentActivated;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentOfferingChanged;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentProgressed;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingChanged;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingConfirmed;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.RosterMessageSent;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.contracts.events.ExampleEvents;
import org.urbanriver.campus.notification.Told;
import tools.jackson.databind.json.JsonMapper;

class MessagesTests {

    @Test
    void aSeatIsToldToTheStudentAndToEachInstructor() {
        var event = activated(liveClass("o1", "imani", "noel", "imani"), "rosa", "Rosa Delgado");

        var messages = Told.about(event);

        assertThat(messages).extracting(Message::recipient).containsExactly("rosa", "imani", "noel");
        assertThat(messages).allMatch(Message::mailed);
        assertThat(messages.getFirst().title())
                .isEqualTo("You are enrolled: Advanced techniques for headaches and migraines");
        assertThat(messages.get(1).text())
                .isEqualTo(
                        "Rosa Delgado has a seat in the live class “Advanced techniques for headaches and migraines”.");
    }

    @Test
    void whatStaffWriteReachesEachRecipientInItsOwnWordsAndLines() {
        var written = new RosterMessageView(
                "m1",
                "Bring a towel",
                "Dear all,\n\nplease bring a towel.",
                false,
                "imani",
                "Imani Brooks",
                Instant.EPOCH,
                2);

        var messages =
                Told.about(new RosterMessageSent(liveClass("o1", "imani"), written, List.of("rosa", "noel", "rosa")));

        assertThat(messages).extracting(Message::recipient).containsExactly("rosa", "noel");
        assertThat(messages).allMatch(Message::mailed).allSatisfy(message -> {
            assertThat(message.title()).isEqualTo("Bring a towel");
            assertThat(message.text()).isEqualTo("Dear all,\n\nplease bring a towel.");
            assertThat(message.more().getFirst()).startsWith("Imani Brooks wrote this to everyone in the live class");
        });
    }

    @Test
    void theConfirmationSaysWhenInTheOfferingsOwnTimeZoneAndWhere() {
        var confirmation =
                Told.about(activated(liveClass("o1"), "rosa", "Rosa")).getFirst();

        assertThat(confirmation.facts())
                .extracting(fact -> fact.label() + ": " + fact.value())
                .containsExactly(
                        "Course: Advanced techniques for headaches and migraines",
                        "Type: Live class",
                        "When: Saturday, May 9, 2026, 9:00 AM to 3:00 PM EDT",
                        "Where: Urban River Institute, Room 2");
    }

    @Test
    void aWebinarsConfirmationHoldsItsLinkAndAHomeStudysThatThereIsNoDate() {
        var webinar = offering("o1", "Acupressure", OfferingType.WEBINAR, OfferingStatus.OPEN);
        var homeStudy = offering("o2", "Acupressure", OfferingType.HOME_STUDY, OfferingStatus.OPEN);

        assertThat(Told.about(activated(webinar, "rosa", "Rosa")).getFirst().facts())
                .contains(new Message.Fact(
                        "Join at", "https://meet.example.org/r?a=1&b=2", "https://meet.example.org/r?a=1&b=2"));
        assertThat(Told.about(activated(homeStudy, "rosa", "Rosa")).getFirst().facts())
                .contains(new Message.Fact("When", "Any time you like", null));
    }

    @Test
    void howTheSeatCameAboutIsSaid() {
        var enrollment = enrollment(liveClass("o1"), "rosa", "Rosa");

        var byStaff = Told.about(new EnrollmentActivated(enrollment, Cause.ENROLLED, "admin"));
        var promoted = Told.about(new EnrollmentActivated(enrollment, Cause.PROMOTED, "rosa"));
        var reopened = Told.about(new EnrollmentActivated(enrollment, Cause.REOPENED, "rosa"));

        assertThat(byStaff.getFirst().text()).startsWith("The institute has enrolled you");
        assertThat(promoted.getFirst().title()).startsWith("A seat is yours");
        assertThat(reopened.getFirst().text()).startsWith("Welcome back");
    }

    @Test
    void aWithdrawalIsToldInItsWordsWhoeverAskedForIt() {
        var byRosa = Told.about(withdrawn(liveClass("o1", "imani"), "rosa", "Rosa", "rosa"));
        var byStaff = Told.about(withdrawn(liveClass("o1", "imani"), "rosa", "Rosa", "imani"));

        assertThat(byRosa).extracting(Message::recipient).containsExactly("rosa", "imani");
        assertThat(byRosa.getFirst().text()).startsWith("You have withdrawn");
        assertThat(byStaff.getFirst().text())
                .startsWith("The institute has withdrawn you")
                .endsWith("Reason given: “I have to work that day”.");
    }

    @Test
    void aMoveIsToldOnceToTheStudentAndOnceToTheInstructorsOfBothOfferings() {
        var from = liveClass("o1", "imani", "noel");
        var to = offering("o2", from.courseTitle(), OfferingType.HOME_STUDY, OfferingStatus.OPEN, "imani", "otto");

        var ofMove = Told.about(transferred(from, to, "rosa", "Rosa Delgado"));
        var ofSeat =
                Told.about(new EnrollmentActivated(enrollment(to, "rosa", "Rosa Delgado"), Cause.TRANSFERRED, "rosa"));

        assertThat(ofMove).extracting(Message::recipient).containsExactly("imani", "otto", "noel");
        assertThat(ofMove.getFirst().text())
                .isEqualTo("Rosa Delgado moved within “Advanced techniques for headaches and migraines”: from the live"
                        + " class on Saturday, May 9, 2026, 9:00 AM to 3:00 PM EDT to the home study course.");
        assertThat(ofSeat).singleElement().satisfies(message -> {
            assertThat(message.recipient()).isEqualTo("rosa");
            assertThat(message.title()).startsWith("You have moved");
            assertThat(message.text()).contains("your progress came with you");
        });
    }

    @Test
    void whatChangedIsToldToTheStudentWithHowItIsNow() {
        var before = liveClass("o1", "imani");
        var now = offering("o1", before.courseTitle(), OfferingType.WEBINAR, OfferingStatus.OPEN, "imani");

        var told = Told.about(new EnrollmentOfferingChanged(enrollment(now, "rosa", "Rosa"), before));

        assertThat(told).singleElement().satisfies(message -> {
            assertThat(message.recipient()).isEqualTo("rosa");
            assertThat(message.kind()).isEqualTo("offering-changed");
            assertThat(message.title()).startsWith("Changed: ");
            assertThat(message.text()).startsWith("The place and the link of the webinar");
            assertThat(message.mailed()).isTrue();
        });
    }

    @Test
    void thatItTakesPlaceIsToldToStudentsAndInstructors() {
        var before = liveClass("o1", "imani");
        var now = confirmed(before);

        var toStudent = Told.about(new EnrollmentOfferingChanged(enrollment(now, "rosa", "Rosa"), before));
        var toInstructors = Told.about(new OfferingConfirmed(now, "campus"));

        assertThat(toStudent).singleElement().satisfies(message -> {
            assertThat(message.title()).startsWith("It takes place: ");
            assertThat(message.text())
                    .isEqualTo("The live class “Advanced techniques for headaches and migraines” takes place.");
        });
        assertThat(toInstructors)
                .singleElement()
                .returns("imani", Message::recipient)
                .returns("offering-confirmed", Message::kind);
    }

    private static OfferingView confirmed(OfferingView offering) {
        return new OfferingView(
                offering.id(),
                offering.courseId(),
                offering.courseSlug(),
                offering.courseTitle(),
                offering.type(),
                offering.place(),
                offering.link(),
                offering.timeZone(),
                offering.dates(),
                offering.capacity(),
                offering.seatsLeft(),
                offering.waiting(),
                offering.waitlist(),
                offering.enrollFrom(),
                offering.enrollUntil(),
                offering.offerHours(),
                offering.minimum(),
                offering.decideAt(),
                true,
                offering.prerequisites(),
                offering.status(),
                offering.instructorIds(),
                null);
    }

    @Test
    void aCanceledOfferingIsToldToItsInstructorsOnceAndToEachStudentWithTheReason() {
        var gone = offering("o1", "Acupressure", OfferingType.LIVE, OfferingStatus.CANCELLED, "imani");

        var ofOffering = Told.about(cancelled(gone));
        var ofStudent = Told.about(withdrawn(gone, "rosa", "Rosa", "admin"));

        assertThat(ofOffering).singleElement().satisfies(note -> {
            assertThat(note.recipient()).isEqualTo("imani");
            assertThat(note.mailed()).isFalse();
        });
        assertThat(ofStudent).singleElement().satisfies(message -> {
            assertThat(message.recipient()).isEqualTo("rosa");
            assertThat(message.text()).contains("was canceled", "I have to work that day");
        });
    }

    @Test
    void waitingAndCompletingConcernTheStudentAlone() {
        assertThat(Told.about(waitlisted(liveClass("o1", "imani"), "rosa", "Rosa")))
                .singleElement()
                .returns("enrollment-waitlisted", Message::kind);
        assertThat(Told.about(completed(liveClass("o1", "imani"), "rosa", "Rosa")))
                .singleElement()
                .returns("enrollment-completed", Message::kind);
    }

    @Test
    void progressAndChangesOfAnOfferingAreToldToNobody() {
        assertThat(Told.about(new EnrollmentProgressed(enrollment(liveClass("o1", "imani"), "rosa", "R"), "m1")))
                .isEmpty();
        assertThat(Told.about(new OfferingChanged(liveClass("o1", "imani"), "imani")))
                .isEmpty();
    }

    @Test
    void someoneWhoTeachesAndLearnsInOneOfferingIsToldOnce() {
        assertThat(Told.about(activated(liveClass("o1", "rosa"), "rosa", "Rosa")))
                .singleElement()
                .returns("enrollment-activated", Message::kind);
    }

    @Test
    void aTitleIsOneLineOfBearableLengthWhateverTheCourseIsCalled() {
        var nasty = offering(
                "o1",
                "Neck\r\nBcc: everyone@example.org\u2028" + "x".repeat(500),
                OfferingType.LIVE,
                OfferingStatus.OPEN);

        var title = Told.about(activated(nasty, "rosa", "Rosa")).getFirst().title();

        assertThat(title)
                .startsWith("You are enrolled: Neck Bcc: everyone@example.org x")
                .hasSize(200);
        assertThat(title.chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void aClassInTheNightOfTheClockChangeNamesBothTimes() {
        var night = new ClassDate(Instant.parse("2026-11-01T03:00:00Z"), Instant.parse("2026-11-01T08:00:00Z"));

        assertThat(When.in("America/New_York", Reader.ANYBODY.words()).words(night))
                .isEqualTo("Saturday, October 31, 2026, 11:00 PM EDT to Sunday, November 1, 2026, 3:00 AM EST");
        assertThat(When.in("Nowhere/Land", Reader.ANYBODY.words()).words(night))
                .isEqualTo("Sunday, November 1, 2026, 3:00 AM to 8:00 AM UTC");
    }

    @Test
    void onlyALinkToTheWebBecomesALink() {
        var webinar = new OfferingView(
                "o1",
                "c",
                "c",
                "C",
                OfferingType.WEBINAR,
                null,
                "javascript:alert(1)",
                "Nowhere/Land",
                List.of(),
                null,
                null,
                0,
                false,
                null,
                null,
                0,
                null,
                null,
                false,
                List.of(),
                OfferingStatus.OPEN,
                List.of(),
                null);

        assertThat(Told.about(activated(webinar, "rosa", "Rosa")).getFirst().facts())
                .contains(new Message.Fact("Join at", "javascript:alert(1)", null));
    }

    @Test
    void everyoneIsToldInTheirOwnLanguage() {
        var spanish = new Reader("es", null);

        var messages = Messages.about(
                activated(liveClass("o1", "imani"), "rosa", "Rosa Delgado"),
                account -> account.equals("rosa") ? spanish : Reader.ANYBODY);

        assertThat(messages.getFirst().title())
                .isEqualTo("Inscripción confirmada: Advanced techniques for headaches and migraines");
        assertThat(messages.getFirst().text())
                .isEqualTo("Su lugar en la clase presencial «Advanced techniques for headaches and migraines» está"
                        + " confirmado.");
        assertThat(messages.getFirst().language()).isEqualTo("es");
        assertThat(messages.getFirst().facts().get(2).value())
                .startsWith("sábado, 9 de mayo de 2026, 9:00")
                .endsWith("EDT");
        assertThat(messages.get(1).text()).startsWith("Rosa Delgado has a seat in the live class");
    }

    @Test
    void whatIsAttendedFromAnywhereIsToldInTheReadersTimeZoneAndAClassroomInItsOwn() {
        var webinar = offering("o1", "Acupressure", OfferingType.WEBINAR, OfferingStatus.OPEN);
        var chicago = new Reader("en", "America/Chicago");

        var online = Messages.about(activated(webinar, "rosa", "Rosa"), account -> chicago);
        var inPlace = Messages.about(activated(liveClass("o1"), "rosa", "Rosa"), account -> chicago);

        assertThat(online.getFirst().facts().toString()).contains("8:00 AM to 2:00 PM CDT");
        assertThat(inPlace.getFirst().facts().toString()).contains("9:00 AM to 3:00 PM EDT");
    }

    @ParameterizedTest
    @MethodSource("enrollmentEvents")
    void everyExampleOfTheContractIsUnderstoodInSpanish(String type) {
        var event = JsonMapper.builder()
                .build()
                .readValue(ExampleEvents.json(type), EventTypes.record(type).orElseThrow());

        var messages = Messages.about((EnrollmentEvent) event, account -> new Reader("es", "America/Chicago"));

        assertThat(messages).allSatisfy(message -> {
            assertThat(message.text()).endsWith(".").doesNotContain("{").doesNotContain("null");
            assertThat(message.language()).isEqualTo("es");
        });
    }

    @ParameterizedTest
    @MethodSource("enrollmentEvents")
    void everyExampleOfTheContractIsUnderstood(String type) {
        var event = JsonMapper.builder()
                .build()
                .readValue(ExampleEvents.json(type), EventTypes.record(type).orElseThrow());

        var messages = Told.about((EnrollmentEvent) event);

        assertThat(messages).allSatisfy(message -> {
            assertThat(message.text()).endsWith(".");
            assertThat(message.text() + message.title()).doesNotContain("null");
        });
    }

    static Stream<String> enrollmentEvents() {
        return EventTypes.all().entrySet().stream()
                .filter(each -> EnrollmentEvent.class.isAssignableFrom(each.getValue()))
                .map(Map.Entry::getKey);
    }
}
