package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.enrollment.Desk.assertInvalid;
import static org.urbanriver.campus.enrollment.Desk.assertRefused;
import static org.urbanriver.campus.enrollment.Desk.student;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.Eligibility;
import org.urbanriver.campus.contracts.enrollments.Eligibility.Hindrance;
import org.urbanriver.campus.contracts.enrollments.Eligibility.NeededCourse;
import org.urbanriver.campus.contracts.enrollments.Eligibility.Outcome;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.Refusal;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.course.CourseCopy;

@ServiceTest
class EligibilityControllerTests {

    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");
    private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");

    @Autowired
    Desk desk;

    @Test
    void aFreeSeatTheWaitlistAndTheOwnSeatAreForetold() {
        var offering = desk.liveClass(1, true).id();

        var free = eligibility(offering, "s1");
        desk.enrolled("s1", offering);
        var own = eligibility(offering, "s1");
        var queue = eligibility(offering, "s2");

        assertThat(free.outcome()).isEqualTo(Outcome.SEAT);
        assertThat(free.seatsLeft()).isEqualTo(1);
        assertThat(free.reasons()).isEmpty();
        assertThat(own.outcome()).isEqualTo(Outcome.ENROLLED);
        assertThat(own.enrollmentId()).isEqualTo(offering + "_s1");
        assertThat(own.status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(queue.outcome()).isEqualTo(Outcome.WAITLIST);
        assertThat(queue.seatsLeft()).isZero();
        assertThat(List.of(free, own, queue))
                .allSatisfy(each -> assertThat(each.advice()).isNotBlank());
        assertThat(desk.offering(offering).waiting()).isZero();
    }

    @Test
    void allThatStandsAgainstItIsSaidAtOnce() {
        var basics = desk.course();
        var offering = desk.scheduled(asking(Desk.live(desk.course().id(), 1, false, LATER, null), basics.slug()))
                .id();
        var seated = desk.account("Mia", false, Role.STUDENT).id();
        desk.read(enrollAsStaff(offering, seated), 201, EnrollmentView.class);

        var refused = eligibility(offering, "s1");

        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.reasons())
                .extracting(Hindrance::reason)
                .containsExactly(Refusal.NOT_OPEN_YET, Refusal.PREREQUISITE, Refusal.FULL);
        assertThat(refused.reasons().getFirst().at()).isEqualTo(LATER);
        assertThat(refused.reasons().get(1).courses())
                .containsExactly(new NeededCourse(basics.id(), basics.slug(), basics.title()));
        assertThat(refused.reasons())
                .allSatisfy(each -> assertThat(each.sentence()).isNotBlank());
    }

    @Test
    void aPrerequisiteIsMetByHavingCompletedTheCourseInAnyOffering() {
        var basics = desk.course();
        var offering = desk.scheduled(asking(Desk.live(desk.course().id(), 5, true), basics.slug()));
        assertThat(offering.prerequisites()).containsExactly(basics.id());
        var unfinished = desk.scheduled(Desk.homeStudy(basics.id())).id();
        desk.enrolled("s1", unfinished);

        var refused = desk.enroll("s1", offering.id());
        assertRefused(refused, 409, "prerequisite");
        assertThat(refused).bodyJson().extractingPath("$.detail").asString().contains(basics.title());

        complete(basics, "s1");

        assertThat(eligibility(offering.id(), "s1").outcome()).isEqualTo(Outcome.SEAT);
        desk.enrolled("s1", offering.id());
    }

    @Test
    void reopeningAndMovingAskForPrerequisitesToo() {
        var basics = desk.course();
        var course = desk.course();
        var may = desk.scheduled(Desk.live(course.id(), 5, true)).id();
        var june = desk.scheduled(asking(Desk.live(course.id(), 5, true), basics.id()))
                .id();
        desk.enrolled("s1", may);

        assertRefused(desk.transfer(may + "_s1", june, student("s1")), 409, "prerequisite");

        desk.withdrawn("s1", may + "_s1");
        desk.put("/api/offerings/" + may, asking(Desk.live(course.id(), 5, true), basics.id()), Desk.ADMIN);
        assertThat(eligibility(may, "s1").outcome()).isEqualTo(Outcome.REFUSED);
        assertRefused(desk.enroll("s1", may), 409, "prerequisite");
    }

    @Test
    void staffWaivePrerequisitesAndTheWindow() {
        var offering = desk.scheduled(asking(
                        Desk.live(desk.course().id(), 5, true, LATER, null),
                        desk.course().id()))
                .id();
        var student = desk.account("Mia", false, Role.STUDENT).id();

        var enrolled = desk.read(enrollAsStaff(offering, student), 201, EnrollmentView.class);

        assertThat(enrolled.status()).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void aPrerequisiteIsAnotherPublishedCourse() {
        var course = desk.course();

        assertInvalid(
                desk.post("/api/offerings", asking(Desk.live(course.id(), 5, true), "nowhere"), Desk.INSTRUCTOR),
                "/prerequisites/0");
        assertInvalid(
                desk.post("/api/offerings", asking(Desk.live(course.id(), 5, true), course.slug()), Desk.INSTRUCTOR),
                "/prerequisites/0");
    }

    @Test
    void staffOfTheCourseAskForAStudentAndOthersDoNot() {
        var offering = desk.liveClass(1, true).id();
        var mia = desk.account("Mia", false, Role.STUDENT).id();
        var uri = "/api/offerings/" + offering + "/eligibility";

        var told = desk.read(desk.get(uri + "?student=" + mia, Desk.INSTRUCTOR), 200, Eligibility.class);

        assertThat(told.studentId()).isEqualTo(mia);
        assertRefused(desk.get(uri + "?student=" + mia, student("s1")), 403, "not-allowed");
        assertRefused(desk.get(uri + "?student=" + mia, Desk.OTHER_INSTRUCTOR), 403, "not-allowed");
        assertRefused(desk.get(uri, Desk.ADMIN), 403, "not-allowed");
        assertInvalid(desk.get(uri + "?student=nobody", Desk.ADMIN), "/student");
        assertRefused(desk.get("/api/offerings/nowhere/eligibility", student("s1")), 404, "not-found");
        assertThat(desk.getAnonymously(uri)).hasStatus(401);
    }

    private enum Twist {
        CANCELLED,
        NOT_YET,
        CLOSED,
        NEEDS_COURSE,
        COMPLETED_IT,
        FULL,
        WAITLIST,
        WITHDREW,
        IN_IT
    }

    /** Every combination of what may stand against a seat: what is foretold is what then happens. */
    @Test
    void whatIsForetoldIsWhatEnrollingAnswers() {
        var outcomes = EnumSet.noneOf(Outcome.class);
        for (var bits = 0; bits < 1 << Twist.values().length; bits++) {
            var twists = EnumSet.noneOf(Twist.class);
            for (var twist : Twist.values()) {
                if ((bits >> twist.ordinal() & 1) == 1) {
                    twists.add(twist);
                }
            }
            if (makesSense(twists)) {
                outcomes.add(assertForetold(twists));
            }
        }

        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.values());
    }

    private static boolean makesSense(Set<Twist> twists) {
        return !(twists.contains(Twist.NOT_YET) && twists.contains(Twist.CLOSED))
                && !(twists.contains(Twist.WITHDREW) && twists.contains(Twist.IN_IT))
                && !(twists.contains(Twist.COMPLETED_IT) && !twists.contains(Twist.NEEDS_COURSE))
                && !(twists.contains(Twist.WAITLIST) && !twists.contains(Twist.FULL));
    }

    private Outcome assertForetold(Set<Twist> twists) {
        var course = desk.course();
        var basics = desk.course();
        var waitlist = twists.contains(Twist.WAITLIST);
        var offering = desk.scheduled(Desk.live(course.id(), 2, waitlist));
        if (twists.contains(Twist.WITHDREW) || twists.contains(Twist.IN_IT)) {
            desk.enrolled("s1", offering.id());
        }
        if (twists.contains(Twist.WITHDREW)) {
            desk.withdrawn("s1", offering.id() + "_s1");
        }
        if (twists.contains(Twist.FULL)) {
            desk.enrolled("s2", offering.id());
            if (!twists.contains(Twist.IN_IT)) {
                desk.enrolled("s3", offering.id());
            }
        }
        if (twists.contains(Twist.COMPLETED_IT)) {
            complete(basics, "s1");
        }
        var terms = Desk.live(
                course.id(),
                2,
                waitlist,
                twists.contains(Twist.NOT_YET) ? LATER : null,
                twists.contains(Twist.CLOSED) ? PAST : null);
        desk.read(
                desk.put(
                        "/api/offerings/" + offering.id(),
                        twists.contains(Twist.NEEDS_COURSE) ? asking(terms, basics.id()) : terms,
                        Desk.ADMIN),
                200,
                OfferingView.class);
        if (twists.contains(Twist.CANCELLED)) {
            desk.post("/api/offerings/" + offering.id() + "/cancel", "{\"reason\": \"ill\"}", Desk.ADMIN);
        }

        var foretold = eligibility(offering.id(), "s1");
        var answer = desk.enroll("s1", offering.id());

        assertThat(outcomeOf(answer)).as(twists.toString()).isEqualTo(foretold.outcome());
        if (foretold.outcome() == Outcome.REFUSED) {
            var first = foretold.reasons().getFirst();
            assertRefused(answer, 409, first.reason().slug());
            assertThat(answer).bodyJson().extractingPath("$.detail").isEqualTo(first.sentence());
            assertThat(foretold.reasons())
                    .as(twists.toString())
                    .extracting(Hindrance::reason)
                    .containsExactlyInAnyOrderElementsOf(expected(twists));
        }
        return foretold.outcome();
    }

    private static List<Refusal> expected(Set<Twist> twists) {
        var expected = new ArrayList<Refusal>();
        if (twists.contains(Twist.CANCELLED)) {
            expected.add(Refusal.CANCELLED);
        }
        if (twists.contains(Twist.NOT_YET)) {
            expected.add(Refusal.NOT_OPEN_YET);
        }
        if (twists.contains(Twist.CLOSED)) {
            expected.add(Refusal.WINDOW_CLOSED);
        }
        if (twists.contains(Twist.NEEDS_COURSE) && !twists.contains(Twist.COMPLETED_IT)) {
            expected.add(Refusal.PREREQUISITE);
        }
        if (twists.contains(Twist.FULL) && !twists.contains(Twist.WAITLIST) && !twists.contains(Twist.CANCELLED)) {
            expected.add(Refusal.FULL);
        }
        return expected;
    }

    private Outcome outcomeOf(MvcTestResult answer) {
        return switch (answer.getResponse().getStatus()) {
            case 200 -> Outcome.ENROLLED;
            case 201 ->
                desk.read(answer, 201, EnrollmentView.class).status() == EnrollmentStatus.ACTIVE
                        ? Outcome.SEAT
                        : Outcome.WAITLIST;
            default -> Outcome.REFUSED;
        };
    }

    private void complete(CourseCopy course, String student) {
        var offering = desk.scheduled(Desk.homeStudy(course.id())).id();
        var enrollment = desk.enrolled(student, offering);
        enrollment
                .modules()
                .forEach(module -> desk.put(
                        "/api/enrollments/" + enrollment.id() + "/modules/" + module.moduleId() + "/done",
                        "",
                        student(student)));
        assertThat(desk.post("/api/enrollments/" + enrollment.id() + "/complete", "", Desk.INSTRUCTOR))
                .hasStatusOk();
    }

    private Eligibility eligibility(String offering, String student) {
        return desk.read(
                desk.get("/api/offerings/" + offering + "/eligibility", student(student)), 200, Eligibility.class);
    }

    private MvcTestResult enrollAsStaff(String offering, String student) {
        return desk.post(
                "/api/enrollments",
                "{\"offeringId\": \"" + offering + "\", \"studentId\": \"" + student + "\"}",
                Desk.ADMIN);
    }

    private static String asking(String command, String course) {
        return command.replaceFirst("\\}$", ", \"prerequisites\": [\"" + course + "\"]}");
    }
}
