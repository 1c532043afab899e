package org.urbanriver.campus.enrollment.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.enrollment.Desk.assertInvalid;
import static org.urbanriver.campus.enrollment.Desk.assertRefused;
import static org.urbanriver.campus.platform.test.AtOnce.atOnce;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.platform.test.Events;

@ServiceTest
class MinimumTests {

    private static final Instant ITS_DATE = Instant.parse("2099-05-01T12:00:00Z");

    @Autowired
    Desk desk;

    @Autowired
    Offerings offerings;

    @Autowired
    Scheduling scheduling;

    @Autowired
    SeatLedger ledger;

    @Autowired
    Events events;

    @Test
    void withEnoughStudentsItIsConfirmedAndAllAreTold() {
        var offering = withMinimum(2);
        desk.enrolled("s1", offering);
        desk.enrolled("s2", offering);

        due(offering);

        assertThat(desk.offering(offering).confirmed()).isTrue();
        assertThat(desk.offering(offering).status()).isEqualTo(OfferingStatus.OPEN);
        var confirmed = events.awaitPublished("offering.confirmed.v1", offering);
        assertThat(confirmed.body().path("by").asString()).isEqualTo("campus");
        scheduling.tellChange(offerings.required(offering));
        for (var student : new String[] {"s1", "s2"}) {
            var told = events.awaitPublished("enrollment.offering-changed.v1", offering + "_" + student);
            assertThat(told.body().at("/enrollment/offering/confirmed").asBoolean())
                    .isTrue();
            assertThat(told.body().at("/before/confirmed").asBoolean()).isFalse();
        }
    }

    @Test
    void withTooFewItIsCancelledWithAPlainReason() {
        var offering = withMinimum(2);
        desk.enrolled("s1", offering);

        due(offering);

        assertThat(desk.offering(offering).status()).isEqualTo(OfferingStatus.CANCELLED);
        assertThat(desk.enrollment(offering + "_s1").status()).isEqualTo(EnrollmentStatus.WITHDRAWN);
        assertThat(desk.enrollment(offering + "_s1").withdrawnReason())
                .isEqualTo("Only 1 of at least 2 seats were taken by May 1, 2099, 8:00 AM EDT.");
        events.awaitPublished("offering.cancelled.v1", offering);
        assertRefused(desk.enroll("s2", offering), 409, "cancelled");
    }

    @Test
    void beforeItsDateNothingIsDecided() {
        var offering = withMinimum(2);

        scheduling.decide(offering, ITS_DATE.minusMillis(1));

        assertThat(desk.offering(offering).status()).isEqualTo(OfferingStatus.OPEN);
        assertThat(desk.offering(offering).confirmed()).isFalse();
    }

    @Test
    void staffConfirmEarlierWhateverTheNumberAndOnce() {
        var offering = withMinimum(2);

        var first = desk.post("/api/offerings/" + offering + "/confirm", "", Desk.INSTRUCTOR);
        desk.post("/api/offerings/" + offering + "/confirm", "", Desk.ADMIN);
        due(offering);

        assertThat(desk.read(first, 200, OfferingView.class).confirmed()).isTrue();
        assertThat(desk.offering(offering).status()).isEqualTo(OfferingStatus.OPEN);
        var confirmed = events.awaitPublished("offering.confirmed.v1", offering);
        assertThat(confirmed.body().path("by").asString()).isEqualTo(Desk.TEACHER);
        assertThat(offerings.required(offering).lastEventId()).isEqualTo(offering + ".2");
    }

    @Test
    void othersDoNotConfirmAndWhatIsCancelledStaysSo() {
        var offering = withMinimum(2);
        assertRefused(desk.post("/api/offerings/" + offering + "/confirm", "", Desk.student("s1")), 403, "not-allowed");
        assertRefused(
                desk.post("/api/offerings/" + offering + "/confirm", "", Desk.OTHER_INSTRUCTOR), 403, "not-allowed");
        desk.post("/api/offerings/" + offering + "/cancel", "{\"reason\": \"ill\"}", Desk.ADMIN);

        assertRefused(desk.post("/api/offerings/" + offering + "/confirm", "", Desk.ADMIN), 409, "cancelled");
    }

    @Test
    void aDateThatWasMovedIsDecidedThen() {
        var course = desk.course().id();
        var offering =
                desk.scheduled(minimum(course, 2, "2099-05-01T12:00:00Z")).id();
        assertThat(desk.put("/api/offerings/" + offering, minimum(course, 2, "2099-05-02T12:00:00Z"), Desk.ADMIN))
                .hasStatusOk();

        scheduling.decide(offering, ITS_DATE);

        assertThat(desk.offering(offering).status()).isEqualTo(OfferingStatus.OPEN);
        assertThat(desk.offering(offering).confirmed()).isFalse();
    }

    @Test
    void theDateLiesAheadAndBeforeTheFirstClass() {
        var course = desk.course().id();

        assertInvalid(desk.post("/api/offerings", minimum(course, 2, "2020-05-01T12:00:00Z"), Desk.ADMIN), "/decideAt");
        assertInvalid(desk.post("/api/offerings", minimum(course, 2, "2099-05-09T13:00:00Z"), Desk.ADMIN), "/decideAt");
        assertInvalid(desk.post("/api/offerings", minimum(course, 31, "2099-05-01T12:00:00Z"), Desk.ADMIN), "/minimum");
    }

    @Test
    void aDecisionThatBeganIsFinishedByWhoeverComesNext() {
        var offering = withMinimum(2);
        var begun = offerings.required(offering);
        begun.beginDeciding(ITS_DATE);
        offerings.save(begun);
        assertThat(ledger.closeBelow(offering, 2)).contains(0);

        var confirmed = desk.post("/api/offerings/" + offering + "/confirm", "", Desk.ADMIN);

        assertRefused(confirmed, 409, "cancelled");
        assertThat(desk.offering(offering).status()).isEqualTo(OfferingStatus.CANCELLED);
    }

    @Test
    void whoConfirmsWhileItIsDecidedComesBeforeThatOrAfter() throws Exception {
        for (var round = 0; round < 5; round++) {
            var offering = withMinimum(2);

            atOnce(8, i -> {
                if (i == 4) {
                    desk.post("/api/offerings/" + offering + "/confirm", "", Desk.ADMIN);
                } else {
                    decide(offering);
                }
            });
            decide(offering);

            var decided = desk.offering(offering);
            assertThat(decided.confirmed()).isNotEqualTo(decided.status() == OfferingStatus.CANCELLED);
            assertThat(ledger.find(offering).orElseThrow().closed())
                    .isEqualTo(decided.status() == OfferingStatus.CANCELLED);
            assertThat(offerings.required(offering).lastEventId()).isEqualTo(offering + ".2");
        }
    }

    @Test
    void whoComesToASeatAtThatMomentCountsOrIsRefused() throws Exception {
        for (var round = 0; round < 5; round++) {
            var offering = withMinimum(6);
            for (var i = 0; i < 5; i++) {
                desk.enrolled("s" + i, offering);
            }

            atOnce(6, i -> {
                if (i == 3) {
                    desk.enroll("s9", offering);
                } else {
                    decide(offering);
                }
            });
            decide(offering);

            var decided = desk.offering(offering);
            var came = ledger.place(offering, "s9").isPresent();
            assertThat(decided.confirmed()).isEqualTo(came);
            assertThat(decided.status() == OfferingStatus.OPEN).isEqualTo(came);
        }
    }

    @Test
    void whoHasASeatIsToldOfAnotherPlaceOnceAndOfOtherChangesNot() {
        var course = desk.course().id();
        var command = Desk.live(course, 5, true);
        var offering = desk.scheduled(command).id();
        desk.enrolled("s1", offering);
        desk.put("/api/offerings/" + offering, Desk.live(course, 6, true), Desk.ADMIN);
        scheduling.tellChange(offerings.required(offering));

        desk.put("/api/offerings/" + offering, command.replace("Room 2", "Room 4"), Desk.ADMIN);
        scheduling.tellChange(offerings.required(offering));
        scheduling.tellChange(offerings.required(offering));

        var told = events.awaitPublished("enrollment.offering-changed.v1", offering + "_s1");
        assertThat(told.sequence()).isEqualTo(2);
        assertThat(told.body().at("/enrollment/offering/place").asString()).isEqualTo("Room 4");
        assertThat(told.body().at("/before/place").asString()).isEqualTo("Room 2");
        desk.withdrawn("s1", offering + "_s1");
        assertThat(events.awaitPublished("enrollment.withdrawn.v1", offering + "_s1")
                        .sequence())
                .isEqualTo(3);
    }

    @Test
    void aChangeThatNobodyWasToldOfIsTold() {
        var course = desk.course().id();
        var command = Desk.live(course, 5, true);
        var offering = desk.scheduled(command).id();
        desk.enrolled("s1", offering);
        desk.put("/api/offerings/" + offering, command.replace("Room 2", "Room 4"), Desk.ADMIN);

        events.awaitPublished("enrollment.offering-changed.v1", offering + "_s1");
    }

    private String withMinimum(int minimum) {
        return desk.scheduled(minimum(desk.course().id(), minimum, "2099-05-01T12:00:00Z"))
                .id();
    }

    private static String minimum(String course, int minimum, String decideAt) {
        return Desk.live(course, 30, true)
                .replaceFirst("\\}$", ", \"minimum\": " + minimum + ", \"decideAt\": \"" + decideAt + "\"}");
    }

    private void due(String offering) {
        decide(offering);
        decide(offering);
    }

    private void decide(String offering) {
        try {
            scheduling.decide(offering, ITS_DATE);
        } catch (OptimisticLockingFailureException e) {
            // Another instance does.
        }
    }
}
