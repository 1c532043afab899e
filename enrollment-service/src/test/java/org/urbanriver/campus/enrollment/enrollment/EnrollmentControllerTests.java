package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.enrollment.Desk.ADMIN;
import static org.urbanriver.campus.enrollment.Desk.INSTRUCTOR;
import static org.urbanriver.campus.enrollment.Desk.OTHER_INSTRUCTOR;
import static org.urbanriver.campus.enrollment.Desk.assertInvalid;
import static org.urbanriver.campus.enrollment.Desk.assertRefused;
import static org.urbanriver.campus.enrollment.Desk.homeStudy;
import static org.urbanriver.campus.enrollment.Desk.live;
import static org.urbanriver.campus.enrollment.Desk.student;
import static org.urbanriver.campus.enrollment.Desk.webinar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.FakeGateway;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.events.Copies;
import org.urbanriver.campus.platform.test.Callers;

@ServiceTest
class EnrollmentControllerTests {

    private static final Instant HOUR_AGO = Instant.now().minus(Duration.ofHours(1));
    private static final Instant IN_AN_HOUR = Instant.now().plus(Duration.ofHours(1));

    @Autowired
    Desk desk;

    @Autowired
    Copies copies;

    @Autowired
    FakeGateway gateway;

    @Test
    void aStudentEnrollsOnceHoweverOftenTheyAsk() {
        var offering = desk.liveClass(2, true);

        var first = desk.enroll("s1", offering.id());
        var again = desk.enroll("s1", offering.id());

        assertThat(first).hasStatus(201).hasHeader("Location", "/api/enrollments/" + offering.id() + "_s1");
        assertThat(again).hasStatus(200);
        var enrollment = desk.read(first, 201, EnrollmentView.class);
        assertThat(desk.read(again, 200, EnrollmentView.class)).isEqualTo(enrollment);
        assertThat(enrollment.status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(enrollment.studentName()).isEqualTo("Student s1");
        assertThat(enrollment.revision()).isEqualTo(3);
        assertThat(enrollment.modules())
                .extracting(ModuleProgress::moduleId)
                .containsExactly("introduction", "acupressure");
        assertThat(desk.offering(offering.id()).seatsLeft()).isEqualTo(1);
    }

    @Test
    void anAdminFindsTheEnrollmentsOfSomeStudents() {
        var first = "s" + Ids.next();
        var second = "s" + Ids.next();
        var offering = desk.liveClass(5, true);
        var ofFirst = desk.enrolled(first, offering.id());
        var ofSecond = desk.enrolled(second, offering.id());
        desk.enrolled("s" + Ids.next(), offering.id());
        var path = "/api/enrollments/of-students?student=%s&student=%s".formatted(first, second);

        var found = desk.get(path, ADMIN);

        assertThat(found)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .containsExactlyInAnyOrder(ofFirst.id(), ofSecond.id());
        assertThat(desk.get(path + "&size=1&page=1", ADMIN))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(1);
        assertRefused(desk.get(path, student(first)), 403, "not-allowed");
        assertRefused(desk.get(path, INSTRUCTOR), 403, "not-allowed");
        assertThat(desk.get("/api/enrollments/of-students", ADMIN)).hasStatus(400);
        assertThat(desk.get("/api/enrollments/of-students?student=" + "x,".repeat(51) + "x", ADMIN))
                .hasStatus(400);
    }

    @Test
    void afterTheFirstClassHasBegunOnlyStaffEnrollUnlessTheWindowSaysOtherwise() {
        var course = desk.course();
        var begun = desk.scheduled(liveAt(course.id(), HOUR_AGO, IN_AN_HOUR, null));
        var openForLate = desk.scheduled(liveAt(course.id(), HOUR_AGO, IN_AN_HOUR, IN_AN_HOUR));
        var over = desk.scheduled(liveAt(course.id(), HOUR_AGO.minusSeconds(60), HOUR_AGO, IN_AN_HOUR));

        assertRefused(desk.enroll("s1", begun.id()), 409, "window-closed");
        assertRefused(desk.enroll("s1", over.id()), 409, "window-closed");
        assertThat(desk.enroll("s1", openForLate.id())).hasStatus(201);
    }

    private static String liveAt(String course, Instant starts, Instant ends, @Nullable Instant until) {
        return """
                {"course": "%s", "type": "LIVE", "place": "Room 2", "capacity": 3,
                 "dates": [{"startsAt": "%s", "endsAt": "%s"}], "enrollUntil": %s}
                """.formatted(course, starts, ends, until == null ? "null" : "\"" + until + "\"");
    }

    @Test
    void refusalsAreTold() {
        var course = desk.course();
        var full = desk.scheduled(live(course.id(), 1, false));
        desk.enrolled("s1", full.id());
        var closed = desk.scheduled(live(course.id(), 1, false, null, HOUR_AGO));
        var early = desk.scheduled(live(course.id(), 1, false, IN_AN_HOUR, null));

        assertRefused(desk.enroll("s2", full.id()), 409, "full");
        assertRefused(desk.enroll("s2", closed.id()), 409, "window-closed");
        assertRefused(desk.enroll("s2", early.id()), 409, "not-open-yet");
        assertRefused(desk.enroll("s2", "nothing"), 404, "not-found");
        assertInvalid(desk.post("/api/enrollments", "{}", student("s2")), "/offeringId");
        assertInvalid(
                desk.post("/api/enrollments", "{\"offeringId\": \"" + "x".repeat(61) + "\"}", student("s2")),
                "/offeringId");
        assertRefused(desk.post("/api/enrollments", "nonsense", student("s2")), 400, "malformed");
        assertRefused(desk.post("/api/enrollments", "{\"offeringId\": [1]}", student("s2")), 400, "malformed");
        assertRefused(
                desk.postAnonymously("/api/enrollments", "{\"offeringId\": \"" + full.id() + "\"}"),
                401,
                "sign-in-required");
        assertRefused(
                desk.post("/api/enrollments", "{\"offeringId\": \"" + full.id() + "\"}", ADMIN), 403, "not-allowed");
    }

    @Test
    void whoWaitsIsToldTheirPlaceAndPromotedWhenASeatIsFreed() {
        var offering = desk.liveClass(1, true);
        var first = desk.enrolled("s1", offering.id());
        var second = desk.enrolled("s2", offering.id());
        var third = desk.enrolled("s3", offering.id());
        assertThat(second.status()).isEqualTo(EnrollmentStatus.WAITLISTED);
        assertThat(third.waitlistPosition()).isEqualTo(2);
        assertThat(desk.offering(offering.id()).waiting()).isEqualTo(2);

        desk.withdrawn("s1", first.id());

        assertThat(desk.enrollment(second.id()).status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(desk.enrollment(third.id()).waitlistPosition()).isEqualTo(1);
        var again = desk.read(desk.enroll("s3", offering.id()), 200, EnrollmentView.class);
        assertThat(again.waitlistPosition()).isEqualTo(1);
        assertThat(desk.offering(offering.id()).waiting()).isEqualTo(1);
    }

    @Test
    void leavingTheQueueLetsTheNextMoveUp() {
        var offering = desk.liveClass(1, true);
        desk.enrolled("s1", offering.id());
        var second = desk.enrolled("s2", offering.id());
        var third = desk.enrolled("s3", offering.id());

        desk.withdrawn("s2", second.id());

        assertThat(desk.enrollment(third.id()).waitlistPosition()).isEqualTo(1);
        assertThat(desk.offering(offering.id()).waiting()).isEqualTo(1);
    }

    @Test
    void enrollingAfterAWithdrawalReopensTheSameOne() {
        var offering = desk.liveClass(1, false);
        var first = desk.enrolled("s1", offering.id());
        desk.put("/api/enrollments/" + first.id() + "/modules/introduction/done", "", student("s1"));
        var withdrawn = desk.withdrawn("s1", first.id());
        assertThat(withdrawn.withdrawnReason()).isEqualTo("I am ill");
        assertThat(desk.offering(offering.id()).seatsLeft()).isEqualTo(1);

        var reopened = desk.enrolled("s1", offering.id());

        assertThat(reopened.id()).isEqualTo(first.id());
        assertThat(reopened.status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(reopened.enrolledAt()).isEqualTo(first.enrolledAt());
        assertThat(reopened.withdrawnReason()).isNull();
        assertThat(reopened.modules().getFirst().doneAt()).isNotNull();
        assertThat(desk.offering(offering.id()).seatsLeft()).isZero();
    }

    @Test
    void withdrawingAgainChangesNothing() {
        var offering = desk.liveClass(1, false);
        var enrollment = desk.enrolled("s1", offering.id());
        var withdrawn = desk.withdrawn("s1", enrollment.id());

        assertThat(desk.withdrawn("s1", enrollment.id())).isEqualTo(withdrawn);

        assertThat(desk.offering(offering.id()).seatsLeft()).isEqualTo(1);
    }

    @Test
    void aStudentNeedNotSayWhyButStaffMust() {
        var enrollment = desk.enrolled("s1", desk.liveClass(1, false).id());
        var withdraw = "/api/enrollments/" + enrollment.id() + "/withdraw";

        assertInvalid(desk.post(withdraw, "{\"reason\": \" \"}", INSTRUCTOR), "/reason");
        assertInvalid(desk.post(withdraw, "{\"reason\": \"" + "x".repeat(501) + "\"}", student("s1")), "/reason");
        var left = desk.read(desk.post(withdraw, "{}", student("s1")), 200, EnrollmentView.class);

        assertThat(left.status()).isEqualTo(EnrollmentStatus.WITHDRAWN);
        assertThat(left.withdrawnReason()).isNull();
    }

    @Test
    void staffEnrollAStudentOutsideTheWindowButNotBeyondTheCapacity() {
        var course = desk.course();
        var offering = desk.scheduled(live(course.id(), 1, false, null, HOUR_AGO));
        var rosa = desk.account("Rosa Delgado", false, Role.STUDENT);
        var ben = desk.account("Ben", false, Role.STUDENT);

        var enrolled = desk.read(enrollOther(offering.id(), rosa.id(), INSTRUCTOR), 201, EnrollmentView.class);

        assertThat(enrolled.studentName()).isEqualTo("Rosa Delgado");
        assertThat(enrollOther(offering.id(), rosa.id(), ADMIN)).hasStatus(200);
        assertRefused(enrollOther(offering.id(), ben.id(), ADMIN), 409, "full");
        assertThat(desk.get("/api/enrollments", student(rosa.id())))
                .bodyJson()
                .extractingPath("$.items[0].id")
                .isEqualTo(enrolled.id());
    }

    @Test
    void someoneElseIsEnrolledByStaffOfTheCourseOnlyAndOnlyIfTheyAreAStudent() {
        var offering = desk.liveClass(5, false);
        var rosa = desk.account("Rosa Delgado", false, Role.STUDENT);
        var disabled = desk.account("Gone", true, Role.STUDENT);
        var admin = desk.account("Ada", false, Role.ADMIN);

        assertRefused(enrollOther(offering.id(), rosa.id(), student("s1")), 403, "not-allowed");
        assertRefused(enrollOther(offering.id(), rosa.id(), OTHER_INSTRUCTOR), 403, "not-allowed");
        assertInvalid(enrollOther(offering.id(), "nobody", INSTRUCTOR), "/studentId");
        assertInvalid(enrollOther(offering.id(), disabled.id(), INSTRUCTOR), "/studentId");
        assertInvalid(enrollOther(offering.id(), admin.id(), INSTRUCTOR), "/studentId");
        assertThat(desk.offering(offering.id()).seatsLeft()).isEqualTo(5);
    }

    @Test
    void anEnrollmentOfSomeoneElseDoesNotExist() {
        var offering = desk.liveClass(5, false);
        var enrollment = desk.enrolled("s1", offering.id());
        var uri = "/api/enrollments/" + enrollment.id();
        var nothing = "/api/enrollments/" + offering.id() + "_s9";

        for (var other :
                List.of(student("s2"), OTHER_INSTRUCTOR, Callers.account(Desk.TEACHER, "No more", Role.STUDENT))) {
            assertSameRefusal(desk.get(uri, other), desk.get(nothing, other), uri, nothing);
            var reason = "{\"reason\": \"x\"}";
            assertSameRefusal(
                    desk.post(uri + "/withdraw", reason, other),
                    desk.post(nothing + "/withdraw", reason, other),
                    uri,
                    nothing);
            assertSameRefusal(
                    desk.put(uri + "/modules/introduction/done", "", other),
                    desk.put(nothing + "/modules/introduction/done", "", other),
                    uri,
                    nothing);
            assertSameRefusal(
                    desk.post(uri + "/complete", "", other), desk.post(nothing + "/complete", "", other), uri, nothing);
        }
        assertRefused(desk.getAnonymously(uri), 401, "sign-in-required");
        assertThat(desk.get(uri, INSTRUCTOR)).hasStatus(200);
        assertThat(desk.get(uri, ADMIN)).hasStatus(200);
        assertThat(desk.get(uri, student("s1"))).hasStatus(200);
    }

    private static void assertSameRefusal(MvcTestResult one, MvcTestResult other, String uri, String otherUri) {
        assertRefused(one, 404, "not-found");
        assertRefused(other, 404, "not-found");
        assertThat(text(one).replace(uri, "")).isEqualTo(text(other).replace(otherUri, ""));
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void aStudentSeesTheirOwnLastChangedFirst() {
        var me = Ids.next();
        var one = desk.enrolled(me, desk.liveClass(5, false).id());
        var two =
                desk.enrolled(me, desk.scheduled(homeStudy(desk.course().id())).id());
        desk.withdrawn(me, one.id());

        var mine = desk.get("/api/enrollments", student(me));

        assertThat(mine).bodyJson().extractingPath("$.items[*].id").asArray().containsExactly(one.id(), two.id());
        assertThat(desk.get("/api/enrollments?size=1&page=1", student(me)))
                .bodyJson()
                .extractingPath("$.items[*].id")
                .asArray()
                .containsExactly(two.id());
        assertRefused(desk.get("/api/enrollments?size=500", student(me)), 400, "malformed");
        assertRefused(desk.getAnonymously("/api/enrollments"), 401, "sign-in-required");
    }

    @Test
    void theStudentMarksModulesDoneAndStaffCompleteWhenAllAre() {
        var offering = desk.liveClass(5, false);
        var enrollment = desk.enrolled("s1", offering.id());
        var uri = "/api/enrollments/" + enrollment.id();
        var me = student("s1");

        assertRefused(desk.put(uri + "/modules/introduction/done", "", INSTRUCTOR), 403, "not-allowed");
        assertRefused(desk.put(uri + "/modules/nothing/done", "", me), 404, "not-found");
        var once = desk.read(desk.put(uri + "/modules/introduction/done", "", me), 200, EnrollmentView.class);
        var twice = desk.read(desk.put(uri + "/modules/introduction/done", "", me), 200, EnrollmentView.class);
        assertThat(once.modules().getFirst().doneAt()).isNotNull();
        assertThat(twice).isEqualTo(once);
        assertRefused(desk.post(uri + "/complete", "", INSTRUCTOR), 409, "modules-open");
        desk.put(uri + "/modules/acupressure/done", "", me);
        assertRefused(desk.post(uri + "/complete", "", me), 403, "not-allowed");
        var completed = desk.read(desk.post(uri + "/complete", "", INSTRUCTOR), 200, EnrollmentView.class);
        assertThat(completed.status()).isEqualTo(EnrollmentStatus.COMPLETED);
        assertThat(desk.read(desk.post(uri + "/complete", "", ADMIN), 200, EnrollmentView.class))
                .isEqualTo(completed);
        assertThat(desk.put(uri + "/modules/introduction/done", "", me)).hasStatus(200);
        assertRefused(desk.post(uri + "/withdraw", "{\"reason\": \"x\"}", me), 409, "not-active");
        assertThat(desk.enroll("s1", offering.id())).hasStatus(200);
        assertThat(desk.offering(offering.id()).seatsLeft()).isEqualTo(4);
    }

    @Test
    void nobodyConfirmsTheirOwnCompletion() {
        var offering = desk.liveClass(5, false);
        var command = "{\"offeringId\": \"" + offering.id() + "\"}";
        var own = desk.read(desk.post("/api/enrollments", command, INSTRUCTOR), 201, EnrollmentView.class);
        var uri = "/api/enrollments/" + own.id();
        own.modules().forEach(module -> desk.put(uri + "/modules/" + module.moduleId() + "/done", "", INSTRUCTOR));

        assertRefused(desk.post(uri + "/complete", "", INSTRUCTOR), 403, "not-allowed");
        assertThat(desk.post(uri + "/complete", "", ADMIN)).hasStatus(200);
    }

    @Test
    void whoEnrollsThemselvesByTheirAddressIsBoundAsEveryStudentIs() {
        var course = desk.course().id();
        var later = desk.scheduled(Desk.live(course, 5, false, Instant.parse("2099-01-01T00:00:00Z"), null))
                .id();
        var known = gateway.account(Ids.next() + "@example.org", false, Role.STUDENT, Role.INSTRUCTOR);
        var self = Callers.account(known.id(), "Nia", Role.STUDENT, Role.ADMIN);
        var command = "{\"offeringId\": \"%s\", \"email\": \"%s\"%s}";

        assertRefused(
                desk.post("/api/enrollments", command.formatted(later, known.email(), ""), self), 409, "not-open-yet");
        assertRefused(
                desk.post("/api/enrollments", command.formatted(later, known.email(), ", \"hold\": \"clinic\""), self),
                403,
                "not-allowed");
        var csv = "email,name%n%s,Nia%n".formatted(known.email());
        assertThat(desk.importRoster(later, csv, "application/json", self))
                .bodyJson()
                .extractingPath("$.rows[0].reason")
                .isEqualTo("not-open-yet");
    }

    @Test
    void whoWaitsOrLeftLearnsNothingAndIsNotCompleted() {
        var offering = desk.liveClass(1, true);
        desk.enrolled("s1", offering.id());
        var uri = "/api/enrollments/" + desk.enrolled("s2", offering.id()).id();

        assertRefused(desk.put(uri + "/modules/introduction/done", "", student("s2")), 409, "not-active");
        assertRefused(desk.post(uri + "/complete", "", INSTRUCTOR), 409, "not-active");
        assertThat(desk.post(uri + "/withdraw", "{\"reason\": \"by staff\"}", INSTRUCTOR))
                .hasStatus(200);
        assertRefused(desk.put(uri + "/modules/introduction/done", "", student("s2")), 409, "not-active");
        assertRefused(desk.post(uri + "/complete", "", INSTRUCTOR), 409, "not-active");
    }

    @Test
    void theLinkOfAWebinarIsForThoseWithASeat() {
        var webinar = desk.scheduled(webinar(desk.course().id(), 1));

        var seated = desk.enrolled("s1", webinar.id());
        var waiting = desk.enrolled("s2", webinar.id());

        assertThat(seated.offering().link()).isEqualTo("https://meet.example.org/secret");
        assertThat(waiting.offering().link()).isNull();
        assertThat(desk.withdrawn("s1", seated.id()).offering().link()).isNull();
        assertThat(desk.enrollment(waiting.id()).offering().link()).isEqualTo("https://meet.example.org/secret");
    }

    @Test
    void aStudentKeepsTheRevisionThatTheyEnrolledIn() {
        var course = desk.course();
        var offering = desk.scheduled(homeStudy(course.id()));
        var enrollment = desk.enrolled("s1", offering.id());
        copies.keep(new CourseCopy(
                course.id(), course.slug(), "New title", course.instructorIds(), 4, List.of(), false, 2));

        assertThat(desk.enrollment(enrollment.id())).isEqualTo(enrollment);
    }

    private MvcTestResult enrollOther(String offering, String student, RequestPostProcessor by) {
        return desk.post(
                "/api/enrollments", "{\"offeringId\": \"%s\", \"studentId\": \"%s\"}".formatted(offering, student), by);
    }
}
