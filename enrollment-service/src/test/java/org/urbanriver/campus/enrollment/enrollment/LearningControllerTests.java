package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.enrollment.Desk.assertInvalid;
import static org.urbanriver.campus.enrollment.Desk.assertRefused;
import static org.urbanriver.campus.enrollment.Desk.student;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.LearningOverview;
import org.urbanriver.campus.contracts.enrollments.LearningView;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.platform.Ids;

@ServiceTest
class LearningControllerTests {

    @Autowired
    Desk desk;

    private String me;

    @BeforeEach
    void somebodyNew() {
        me = Ids.next();
    }

    @Test
    void theClassThatComesFirstStandsAtTheFrontAndWhatHasNoDatesBehind() {
        var atHome = desk.scheduled(Desk.homeStudy(desk.course().id()));
        var june = desk.scheduled(Desk.webinar(desk.course().id(), 2));
        var may = desk.liveClass(2, false);
        desk.enrolled(me, june.id());
        desk.enrolled(me, atHome.id());
        desk.enrolled(me, may.id());

        var overview = overview(0);

        assertThat(overview.current())
                .extracting(each -> each.offering().id())
                .containsExactly(may.id(), june.id(), atHome.id());
        assertThat(overview.current().getFirst().nextClass())
                .isEqualTo(may.dates().getFirst());
        assertThat(overview.current().getLast().nextClass()).isNull();
        assertThat(overview.past().items()).isEmpty();
    }

    @Test
    void whatIsOverIsPastAndPaged() {
        var left = desk.enrolled(me, desk.liveClass(2, false).id());
        var completed = desk.enrolled(me, desk.liveClass(2, false).id());
        desk.withdrawn(me, left.id());
        markAllDone(completed);
        desk.post("/api/enrollments/" + completed.id() + "/complete", "", Desk.INSTRUCTOR);

        var first = desk.read(desk.get("/api/learning?size=1", student(me)), 200, LearningOverview.class);
        var second = desk.read(desk.get("/api/learning?size=1&page=1", student(me)), 200, LearningOverview.class);

        assertThat(first.current()).isEmpty();
        assertThat(first.past().total()).isEqualTo(2);
        assertThat(first.past().items()).extracting(EnrollmentView::status).containsExactly(EnrollmentStatus.COMPLETED);
        assertThat(second.past().items())
                .extracting(EnrollmentView::status)
                .containsExactly(EnrollmentStatus.WITHDRAWN);
    }

    @Test
    void datesAreThoseOfTodayAndTheLinkIsForThoseWithASeat() {
        var course = desk.course();
        var offering = desk.scheduled(Desk.webinar(course.id(), 1));
        var other = Ids.next();
        desk.enrolled(me, offering.id());
        desk.enrolled(other, offering.id());
        var changed = Desk.webinar(course.id(), 1).replace("2099-06", "2099-07");
        desk.read(desk.put("/api/offerings/" + offering.id(), changed, Desk.INSTRUCTOR), 200, OfferingView.class);

        var mine = learning(offering.id() + "_" + me, me);
        var waiting = learning(offering.id() + "_" + other, other);

        assertThat(mine.offering().dates().getFirst().startsAt()).hasToString("2099-07-09T13:00:00Z");
        assertThat(mine.offering().link()).isEqualTo("https://meet.example.org/secret");
        assertThat(waiting.offering().link()).isNull();
        assertThat(waiting.enrollment().waitlistPosition()).isEqualTo(1);
        assertThat(waiting.nextClass()).isEqualTo(mine.nextClass());
        assertThat(waiting.resume()).isNull();
    }

    @Test
    void oneGoesOnWithTheModuleThatWasOpenedLast() {
        var course = desk.course();
        var enrollment =
                desk.enrolled(me, desk.scheduled(Desk.homeStudy(course.id())).id());
        assertThat(resume()).isEqualTo("introduction");

        var opened = desk.read(open(course, "acupressure"), 200, EnrollmentView.class);
        var openedAgain = desk.read(open(course, "acupressure"), 200, EnrollmentView.class);

        assertThat(opened.id()).isEqualTo(enrollment.id());
        assertThat(openedAgain).isEqualTo(opened);
        assertThat(resume()).isEqualTo("acupressure");
        markDone(enrollment, "acupressure");
        assertThat(resume()).isEqualTo("introduction");
        markDone(enrollment, "introduction");
        assertThat(resume()).isNull();
    }

    @Test
    void turningPagesChangesNothingOfTheEnrollment() {
        var course = desk.course();
        var enrollment =
                desk.enrolled(me, desk.scheduled(Desk.homeStudy(course.id())).id());

        desk.read(open(course, "acupressure"), 200, EnrollmentView.class);

        assertThat(desk.enrollment(enrollment.id())).isEqualTo(enrollment);
    }

    @Test
    void onlyWhoHasASeatLeavesABookmark() {
        var course = desk.course();
        var offering = desk.scheduled(Desk.live(course.id(), 1, true));
        desk.enrolled(Ids.next(), offering.id());
        desk.enrolled(me, offering.id());

        assertRefused(open(course, "introduction"), 404, "not-found");
        assertRefused(desk.put(address(course), "{\"moduleId\": \"introduction\"}", Desk.INSTRUCTOR), 404, "not-found");
        assertInvalid(open(course, " "), "/moduleId");
    }

    @Test
    void aModuleThatIsNotInTheRevisionReadIsNotThere() {
        var course = desk.course();
        desk.enrolled(me, desk.scheduled(Desk.homeStudy(course.id())).id());

        assertRefused(open(course, "knitting"), 404, "not-found");
    }

    @Test
    void whatSomebodyElseStudiesIsNotThere() {
        var enrollment = desk.enrolled(me, desk.liveClass(2, false).id());

        assertRefused(desk.get("/api/learning/" + enrollment.id(), student(Ids.next())), 404, "not-found");
        assertRefused(desk.get("/api/learning/" + enrollment.id(), Desk.OTHER_INSTRUCTOR), 404, "not-found");
        assertThat(desk.get("/api/learning/" + enrollment.id(), Desk.INSTRUCTOR))
                .hasStatus(200);
        assertRefused(desk.getAnonymously("/api/learning"), 401, "sign-in-required");
    }

    private LearningOverview overview(int page) {
        return desk.read(desk.get("/api/learning?page=" + page, student(me)), 200, LearningOverview.class);
    }

    private LearningView learning(String enrollment, String student) {
        return desk.read(desk.get("/api/learning/" + enrollment, student(student)), 200, LearningView.class);
    }

    private String resume() {
        var resume = overview(0).current().getFirst().resume();
        return resume == null ? null : resume.moduleId();
    }

    private MvcTestResult open(CourseCopy course, String module) {
        return desk.put(address(course), "{\"moduleId\": \"" + module + "\"}", student(me));
    }

    private static String address(CourseCopy course) {
        return "/api/learning/courses/" + course.slug() + "/bookmark";
    }

    private void markAllDone(EnrollmentView enrollment) {
        enrollment.modules().stream().map(ModuleProgress::moduleId).forEach(module -> markDone(enrollment, module));
    }

    private void markDone(EnrollmentView enrollment, String module) {
        assertThat(desk.put("/api/enrollments/" + enrollment.id() + "/modules/" + module + "/done", "", student(me)))
                .hasStatus(200);
    }
}
