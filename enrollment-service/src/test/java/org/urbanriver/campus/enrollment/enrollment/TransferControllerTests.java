package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.enrollment.Desk.assertInvalid;
import static org.urbanriver.campus.enrollment.Desk.assertRefused;
import static org.urbanriver.campus.enrollment.Desk.student;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.platform.events.Copies;
import org.urbanriver.campus.platform.test.Events;

@ServiceTest
class TransferControllerTests {

    @Autowired
    Desk desk;

    @Autowired
    SeatLedger ledger;

    @Autowired
    Copies copies;

    @Autowired
    Events events;

    @Test
    void aStudentMovesWithProgressAndRevisionAndTheSeatLeftBehindIsFree() {
        var course = desk.course();
        var may = live(course, 2);
        var june = live(course, 2);
        var enrolled = desk.enrolled("s1", may.id());
        desk.put("/api/enrollments/" + enrolled.id() + "/modules/introduction/done", "", student("s1"));
        publishAgain(course);

        var moved = desk.transferred("s1", enrolled.id(), june.id());

        assertThat(moved.id()).isEqualTo(june.id() + "_s1");
        assertThat(moved.status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(moved.revision()).isEqualTo(3);
        assertThat(moved.modules())
                .filteredOn(module -> module.doneAt() != null)
                .extracting(ModuleProgress::moduleId)
                .containsExactly("introduction");
        var left = desk.enrollment(enrolled.id());
        assertThat(left.status()).isEqualTo(EnrollmentStatus.WITHDRAWN);
        assertThat(left.withdrawnReason()).isEqualTo("I have to work that day");
        assertThat(desk.offering(may.id()).seatsLeft()).isEqualTo(2);
        assertThat(desk.offering(june.id()).seatsLeft()).isEqualTo(1);
    }

    @Test
    void theMoveIsToldOnceOfEachEnrollment() {
        var course = desk.course();
        var may = live(course, 1).id();
        var june = live(course, 1).id();
        desk.enrolled("s1", may);

        desk.transferred("s1", may + "_s1", june);

        var left = events.awaitPublished("enrollment.transferred.v1", may + "_s1");
        assertThat(left.body().path("toEnrollmentId").asString()).isEqualTo(june + "_s1");
        assertThat(left.body().at("/to/id").asString()).isEqualTo(june);
        assertThat(left.sequence()).isEqualTo(2);
        var arrived = events.awaitPublished("enrollment.activated.v1", june + "_s1");
        assertThat(arrived.body().path("cause").asString()).isEqualTo("TRANSFERRED");
        assertThat(arrived.sequence()).isEqualTo(1);
    }

    @Test
    void movingAgainAnswersTheSameEnrollmentAndMovingBackReopensTheFirst() {
        var course = desk.course();
        var may = live(course, 1).id();
        var june = live(course, 1).id();
        desk.enrolled("s1", may);

        var first = desk.transferred("s1", may + "_s1", june);
        var again = desk.transferred("s1", may + "_s1", june);
        desk.put("/api/enrollments/" + first.id() + "/modules/acupressure/done", "", student("s1"));
        var back = desk.transferred("s1", june + "_s1", may);

        assertThat(again).isEqualTo(first);
        assertThat(back.status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(back.modules().getLast().doneAt()).isNotNull();
        assertThat(desk.offering(june).seatsLeft()).isEqualTo(1);
        assertThat(desk.offering(may).seatsLeft()).isZero();
    }

    @Test
    void whoWaitsMovesToASeatAndTheirPlaceInTheQueueIsGone() {
        var course = desk.course();
        var may = live(course, 1).id();
        var june = live(course, 1).id();
        desk.enrolled("s1", may);
        desk.enrolled("s2", may);
        desk.enrolled("s3", may);

        var moved = desk.transferred("s2", may + "_s2", june);

        assertThat(moved.status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(ledger.position(may, "s3")).contains(1);
    }

    @Test
    void theSeatLeftBehindGoesToTheFirstWhoWaits() {
        var course = desk.course();
        var may = live(course, 1).id();
        var june = live(course, 1).id();
        desk.enrolled("s1", may);
        desk.enrolled("s2", may);

        desk.transferred("s1", may + "_s1", june);

        assertThat(desk.enrollment(may + "_s2").status()).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void toAndFromAnOfferingWithoutCapacityOneMovesAsWell() {
        var course = desk.course();
        var home = desk.scheduled(Desk.homeStudy(course.id())).id();
        var may = live(course, 1).id();
        desk.enrolled("s1", home);

        var there = desk.transferred("s1", home + "_s1", may);
        var back = desk.transferred("s1", there.id(), home);

        assertThat(back.status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(desk.offering(may).seatsLeft()).isEqualTo(1);
    }

    @Test
    void aFullOfferingRefusesAndNothingHasChanged() {
        var course = desk.course();
        var may = live(course, 1).id();
        var june = live(course, 1).id();
        var before = desk.enrolled("s1", may);
        desk.enrolled("s2", june);

        assertRefused(desk.transfer(may + "_s1", june, student("s1")), 409, "full");

        assertThat(desk.enrollment(may + "_s1")).isEqualTo(before);
        assertThat(ledger.find(june).orElseThrow().waiting()).isEmpty();
    }

    @Test
    void nobodyOvertakesTheQueueOfTheOtherOffering() {
        var course = desk.course();
        var may = live(course, 1).id();
        var june = live(course, 1).id();
        desk.enrolled("s1", may);
        desk.enrolled("s2", june);
        desk.enrolled("s3", june);
        ledger.release(june, "s2", 1);

        assertRefused(desk.transfer(may + "_s1", june, student("s1")), 409, "full");
    }

    @Test
    void toTheSameOfferingAnotherCourseOrWhereTheyAlreadyAreNobodyMoves() {
        var course = desk.course();
        var may = live(course, 2).id();
        var june = live(course, 2).id();
        var other = desk.liveClass(2, true).id();
        desk.enrolled("s1", may);
        desk.enrolled("s1", june);

        assertRefused(desk.transfer(may + "_s1", may, student("s1")), 409, "already-enrolled");
        assertRefused(desk.transfer(may + "_s1", june, student("s1")), 409, "already-enrolled");
        assertRefused(desk.transfer(may + "_s1", other, student("s1")), 409, "other-course");
        assertRefused(desk.transfer(may + "_s1", "nowhere", student("s1")), 404, "not-found");
        assertThat(desk.enrollment(may + "_s1").status()).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void whoWithdrewOrCompletedDoesNotMove() {
        var course = desk.course();
        var may = live(course, 2).id();
        var june = live(course, 2).id();
        desk.enrolled("s1", may);
        desk.withdrawn("s1", may + "_s1");

        assertRefused(desk.transfer(may + "_s1", june, student("s1")), 409, "not-active");

        assertThat(desk.offering(june).seatsLeft()).isEqualTo(2);
    }

    @Test
    void studentsAreBoundToTheWindowAndStaffAreNotAndNobodyMovesIntoACancelledOffering() {
        var course = desk.course();
        var may = live(course, 2).id();
        var later = desk.scheduled(Desk.live(course.id(), 2, true, Instant.parse("2099-01-01T00:00:00Z"), null))
                .id();
        var cancelled = live(course, 2).id();
        desk.post("/api/offerings/" + cancelled + "/cancel", "{\"reason\": \"ill\"}", Desk.ADMIN);
        desk.enrolled("s1", may);

        assertRefused(desk.transfer(may + "_s1", later, student("s1")), 409, "not-open-yet");
        assertRefused(desk.transfer(may + "_s1", cancelled, Desk.ADMIN), 409, "cancelled");
        var moved = desk.read(desk.transfer(may + "_s1", later, Desk.INSTRUCTOR), 200, EnrollmentView.class);

        assertThat(moved.status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(events.awaitPublished("enrollment.transferred.v1", may + "_s1")
                        .body()
                        .path("by")
                        .asString())
                .isEqualTo(Desk.TEACHER);
    }

    @Test
    void forEverybodyElseTheEnrollmentDoesNotExist() {
        var course = desk.course();
        var may = live(course, 2).id();
        var june = live(course, 2).id();
        desk.enrolled("s1", may);

        assertRefused(desk.transfer(may + "_s1", june, student("s2")), 404, "not-found");
        assertRefused(desk.transfer(may + "_s1", june, Desk.OTHER_INSTRUCTOR), 404, "not-found");
        assertInvalid(desk.post("/api/enrollments/" + may + "_s1/transfer", "{}", student("s1")), "/offeringId");
        assertThat(desk.postAnonymously("/api/enrollments/" + may + "_s1/transfer", "{}"))
                .hasStatus(401);
    }

    private OfferingView live(CourseCopy course, int seats) {
        return desk.scheduled(Desk.live(course.id(), seats, true));
    }

    private void publishAgain(CourseCopy course) {
        copies.keep(new CourseCopy(
                course.id(),
                course.slug(),
                course.title(),
                course.instructorIds(),
                course.revision() + 1,
                course.modules(),
                false,
                course.sequence() + 1));
    }
}
