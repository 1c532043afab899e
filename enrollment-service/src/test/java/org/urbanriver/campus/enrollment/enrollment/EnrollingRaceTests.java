package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.platform.test.AtOnce.atOnce;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.seats.LedgerRules;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.platform.test.Events;

@ServiceTest
class EnrollingRaceTests {

    @Autowired
    Desk desk;

    @Autowired
    Crowd crowd;

    @Autowired
    Enrollments enrollments;

    @Autowired
    OfferedCourses offeredCourses;

    @Autowired
    SeatLedger ledger;

    @Autowired
    Events events;

    @Test
    void threeHundredStudentsRacingForThirtySeatsGetExactlyThirty() throws Exception {
        var offering = desk.liveClass(30, false).id();

        atOnce(300, i -> crowd.enroll(offering, "s" + i));

        assertThat(crowd.withStatus(offering, EnrollmentStatus.ACTIVE)).hasSize(30);
        crowd.assertAgree(offering);
        assertThat(ledger.find(offering).orElseThrow().free()).isZero();
    }

    @Test
    void aStudentRacingAgainstThemselvesHasOneEnrollmentAndOneEvent() throws Exception {
        var offering = desk.liveClass(30, true).id();

        atOnce(100, i -> crowd.enroll(offering, "s1"));

        assertThat(crowd.withStatus(offering, EnrollmentStatus.ACTIVE)).containsExactly("s1");
        assertThat(ledger.find(offering).orElseThrow().free()).isEqualTo(29);
        events.awaitPublished("enrollment.activated.v1", offering + "_s1");
        assertThat(ids(offering + "_s1")).containsExactly(offering + "_s1.1");
    }

    @Test
    void inAStormLedgerAndEnrollmentsAgreeAndEveryChangeIsToldOnce() throws Exception {
        var offering = desk.liveClass(8, true).id();
        var course = offeredCourses.required(offering).course().id();
        var storm = new AtomicBoolean(true);
        var sweeper = Thread.ofVirtual().start(() -> {
            while (storm.get()) {
                crowd.settle();
            }
        });

        atOnce(400, i -> {
            var random = ThreadLocalRandom.current();
            var student = "s" + random.nextInt(20);
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> crowd.enroll(offering, student);
                case 4, 5, 6 -> crowd.withdraw(offering, student);
                default ->
                    desk.put("/api/offerings/" + offering, Desk.live(course, 4 + random.nextInt(8), true), Desk.ADMIN);
            }
            var seats = ledger.find(offering).orElseThrow();
            LedgerRules.assertHold(seats);
        });
        storm.set(false);
        sweeper.join();
        crowd.settle();

        crowd.assertAgree(offering);
        var seats = ledger.find(offering).orElseThrow();
        assertThat(seats.free() == 0 || seats.waiting().isEmpty()).isTrue();
        assertThat(desk.offering(offering).capacity()).isEqualTo(seats.capacity());
        for (var i = 0; i < 20; i++) {
            enrollments.findById(offering + "_s" + i).ifPresent(this::assertToldOnceAndInOrder);
        }
    }

    @Test
    void enrollingWhileTheOfferingIsCancelledLeavesNobodyInIt() throws Exception {
        for (var command : List.of(
                Desk.homeStudy(desk.course().id()), Desk.live(desk.course().id(), 50, true))) {
            var offering = desk.scheduled(command).id();

            atOnce(100, i -> {
                if (i == 50) {
                    desk.post("/api/offerings/" + offering + "/cancel", "{\"reason\": \"ill\"}", Desk.ADMIN);
                } else {
                    crowd.enroll(offering, "s" + i);
                }
            });
            crowd.settle();

            assertThat(crowd.withStatus(offering, EnrollmentStatus.ACTIVE)).isEmpty();
            assertThat(crowd.withStatus(offering, EnrollmentStatus.WAITLISTED)).isEmpty();
        }
    }

    /** In, out, in, out: no change is told twice, none is missing, and the last tells how it is now. */
    private void assertToldOnceAndInOrder(Enrollment enrollment) {
        var id = enrollment.id();
        var last = switch (enrollment.view().status()) {
            case ACTIVE, COMPLETED -> "enrollment.activated.v1";
            case WAITLISTED -> "enrollment.waitlisted.v1";
            case WITHDRAWN -> "enrollment.withdrawn.v1";
        };
        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(types(id)).last().asString().endsWith(last));
        var state = "withdrawn";
        for (var type : types(id)) {
            var next = type.split("\\.")[4];
            assertThat(List.of(
                            "withdrawn activated",
                            "withdrawn waitlisted",
                            "waitlisted activated",
                            "waitlisted withdrawn",
                            "activated withdrawn"))
                    .contains(state + " " + next);
            state = next;
        }
    }

    private List<String> ids(String enrollment) {
        return events.published(enrollment).stream()
                .map(each -> each.header("ce_id"))
                .distinct()
                .toList();
    }

    private List<String> types(String enrollment) {
        var types = new ArrayList<String>();
        var sequence = 0L;
        for (var each : events.published(enrollment)) {
            if (each.sequence() == sequence + 1) {
                types.add(each.type());
                sequence++;
            }
        }
        return types;
    }
}
