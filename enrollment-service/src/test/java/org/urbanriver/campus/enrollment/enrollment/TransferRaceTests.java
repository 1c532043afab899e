package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.platform.test.AtOnce.atOnce;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.offering.OfferedCourses;
import org.urbanriver.campus.enrollment.seats.LedgerRules;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.test.Events;

@ServiceTest
class TransferRaceTests {

    @Autowired
    Desk desk;

    @Autowired
    Crowd crowd;

    @Autowired
    Transferring transferring;

    @Autowired
    Moves moves;

    @Autowired
    Enrollments enrollments;

    @Autowired
    OfferedCourses offeredCourses;

    @Autowired
    SeatLedger ledger;

    @Autowired
    Events events;

    @Test
    void oneStudentMovingManyTimesAtOnceMovesOnce() throws Exception {
        var course = desk.course().id();
        var may = desk.scheduled(Desk.live(course, 5, true)).id();
        var june = desk.scheduled(Desk.live(course, 5, true)).id();
        desk.enrolled("s1", may);

        atOnce(50, i -> transfer(may, "s1", june));

        assertThat(status(may, "s1")).isEqualTo(EnrollmentStatus.WITHDRAWN);
        assertThat(status(june, "s1")).isEqualTo(EnrollmentStatus.ACTIVE);
        crowd.settle();
        crowd.assertAgree(may);
        crowd.assertAgree(june);
        events.awaitPublished("enrollment.activated.v1", june + "_s1");
        assertThat(enrollments.required(june + "_s1").opening()).isEqualTo(1);
    }

    @Test
    void twoPairsSwappingManyAtOnceNeverSellASeatTwice() throws Exception {
        var course = desk.course().id();
        var may = desk.scheduled(Desk.live(course, 10, true)).id();
        var june = desk.scheduled(Desk.live(course, 4, true)).id();
        for (var i = 0; i < 10; i++) {
            desk.enrolled("s" + i, may);
        }

        atOnce(10, i -> transfer(may, "s" + i, june));

        crowd.settle();
        crowd.assertAgree(may);
        crowd.assertAgree(june);
        assertThat(crowd.withStatus(june, EnrollmentStatus.ACTIVE)).hasSize(4);
        assertThat(crowd.withStatus(may, EnrollmentStatus.ACTIVE)).hasSize(6);
    }

    @Test
    void movingWhileBothOfferingsAreBeingCancelledLeavesNobodyInThem() throws Exception {
        var course = desk.course().id();
        for (var unlimited : List.of(true, false)) {
            var may = desk.scheduled(Desk.live(course, 40, true)).id();
            var june = desk.scheduled(unlimited ? Desk.homeStudy(course) : Desk.live(course, 40, true))
                    .id();
            for (var i = 0; i < 20; i++) {
                desk.enrolled("s" + i, may);
            }

            atOnce(22, i -> {
                if (i == 10) {
                    desk.post("/api/offerings/" + june + "/cancel", "{\"reason\": \"ill\"}", Desk.ADMIN);
                } else if (i == 21) {
                    desk.post("/api/offerings/" + may + "/cancel", "{\"reason\": \"ill\"}", Desk.ADMIN);
                } else {
                    transfer(may, "s" + i % 20, june);
                }
            });
            crowd.settle();

            for (var offering : List.of(may, june)) {
                assertThat(crowd.withStatus(offering, EnrollmentStatus.ACTIVE)).isEmpty();
                assertThat(crowd.withStatus(offering, EnrollmentStatus.WAITLISTED))
                        .isEmpty();
            }
        }
    }

    /** Students who only move hold one seat at every moment, whatever the others and the sweep do. */
    @Test
    void inAStormThoseWhoOnlyMoveHaveExactlyOneSeatWheneverAnyoneLooks() throws Exception {
        var course = desk.course().id();
        var offerings = IntStream.range(0, 3)
                .mapToObj(i -> desk.scheduled(Desk.live(course, 6, true)).id())
                .toList();
        for (var i = 0; i < 9; i++) {
            desk.enrolled("mover" + i, offerings.get(i % 3));
        }
        var storm = new AtomicBoolean(true);
        var sweeper = Thread.ofVirtual().start(() -> {
            while (storm.get()) {
                crowd.settle();
            }
        });

        atOnce(300, i -> {
            var random = ThreadLocalRandom.current();
            var from = offerings.get(random.nextInt(3));
            var to = offerings.get(random.nextInt(3));
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> transfer(from, "mover" + random.nextInt(9), to);
                case 3 -> crowd.enroll(to, "s" + random.nextInt(9));
                case 4 -> crowd.withdraw(from, "s" + random.nextInt(9));
                default -> transfer(from, "s" + random.nextInt(9), to);
            }
            for (var offering : offerings) {
                var seats = ledger.find(offering).orElseThrow();
                LedgerRules.assertHold(seats);
                assertThat(seats.free()).isNotNegative();
            }
        });
        storm.set(false);
        sweeper.join();
        crowd.settle();

        offerings.forEach(crowd::assertAgree);
        for (var i = 0; i < 9; i++) {
            var student = "mover" + i;
            assertThat(offerings.stream()
                            .flatMap(offering -> moves.find(offering + "_" + student).stream())
                            .filter(Enrollment::isOpen))
                    .as(student)
                    .hasSize(1);
        }
        assertThat(offerings.stream()
                        .flatMap(offering -> Stream.concat(
                                crowd.withStatus(offering, EnrollmentStatus.ACTIVE).stream(),
                                crowd.withStatus(offering, EnrollmentStatus.WAITLISTED).stream())))
                .filteredOn(student -> student.startsWith("mover"))
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    private void transfer(String from, String student, String to) {
        try {
            if (enrollments.findById(from + "_" + student).isPresent()) {
                transferring.transfer(from + "_" + student, offeredCourses.required(to), null, student, false);
            }
        } catch (RuleViolated e) {
            assertThat(e.type())
                    .isIn(
                            ProblemType.FULL,
                            ProblemType.CANCELLED,
                            ProblemType.NOT_ACTIVE,
                            ProblemType.ALREADY_ENROLLED);
        } catch (OptimisticLockingFailureException e) {
            // Told to the student as a conflict; nothing is half done.
        }
    }

    private EnrollmentStatus status(String offering, String student) {
        return enrollments.required(offering + "_" + student).view().status();
    }
}
