package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.enrollment.Desk.ADMIN;
import static org.urbanriver.campus.enrollment.Desk.INSTRUCTOR;
import static org.urbanriver.campus.enrollment.Desk.OTHER_INSTRUCTOR;
import static org.urbanriver.campus.enrollment.Desk.assertRefused;
import static org.urbanriver.campus.enrollment.Desk.student;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.enrollment.seats.LedgerRules;
import org.urbanriver.campus.enrollment.seats.Seat;
import org.urbanriver.campus.enrollment.seats.SeatLedger;
import org.urbanriver.campus.enrollment.seats.SeatOffers;
import org.urbanriver.campus.platform.test.Events;

@ServiceTest
class OfferedSeatTests {

    private static final Instant CLASS_ENDS = Instant.parse("2099-05-09T19:00:00Z");

    @Autowired
    Desk desk;

    @Autowired
    SeatLedger ledger;

    @Autowired
    SeatOffers offers;

    @Autowired
    SeatSweep sweep;

    @Autowired
    Events events;

    @Test
    void aFreedSeatIsOfferedToTheFirstWhoWaitsAndTold() {
        var offering = offering(24);
        var before = Instant.now();

        desk.withdrawn("s1", offering + "_s1");

        var offered = desk.enrollment(offering + "_s2");
        assertThat(offered.status()).isEqualTo(EnrollmentStatus.WAITLISTED);
        assertThat(offered.offerUntil())
                .isBetween(before.plus(Duration.ofHours(24)), Instant.now().plus(Duration.ofHours(24)));
        assertThat(offered.waitlistPosition()).isNull();
        assertThat(desk.enrollment(offering + "_s3").waitlistPosition()).isEqualTo(1);
        assertThat(desk.enrollment(offering + "_s3").offerUntil()).isNull();
        assertThat(desk.offering(offering).seatsLeft()).isZero();
        var told = events.awaitPublished("enrollment.offered.v1", offering + "_s2");
        assertThat(told.body().path("until").asString())
                .isEqualTo(offered.offerUntil().toString());
    }

    @Test
    void whoAcceptsHasTheSeat() {
        var offering = offering(24);
        desk.withdrawn("s1", offering + "_s1");

        assertRefused(accept(offering, "s3", student("s3")), 409, "no-offer");
        assertRefused(accept(offering, "s2", student("s3")), 404, "not-found");
        assertRefused(accept(offering, "s2", OTHER_INSTRUCTOR), 404, "not-found");
        var accepted = desk.read(accept(offering, "s2", student("s2")), 200, EnrollmentView.class);
        var again = desk.read(accept(offering, "s2", INSTRUCTOR), 200, EnrollmentView.class);

        assertThat(accepted.status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(accepted.offerUntil()).isNull();
        assertThat(again).isEqualTo(accepted);
        var activated = events.awaitPublished("enrollment.activated.v1", offering + "_s2");
        assertThat(activated.body().path("cause").asString()).isEqualTo("PROMOTED");
        assertThat(activated.body().path("by").asString()).isEqualTo("s2");
    }

    @Test
    void whoDeclinesPassesTheOfferOn() {
        var offering = offering(24);
        desk.withdrawn("s1", offering + "_s1");

        desk.withdrawn("s2", offering + "_s2");

        assertThat(desk.enrollment(offering + "_s3").offerUntil()).isNotNull();
        assertRefused(accept(offering, "s2", student("s2")), 409, "no-offer");
    }

    @Test
    void theOfferOfSomebodyWhoIsGivenAReservedSeatPassesOnAtOnce() {
        var offering = desk.scheduled(offers(desk.course().id(), 24).replace("\"capacity\": 1", "\"capacity\": 2"))
                .id();
        var reservation =
                "{\"id\": \"clinic\", \"seats\": 1, \"until\": \"2099-01-01T00:00:00Z\", \"reason\": \"Clinic\"}";
        assertThat(desk.post("/api/offerings/" + offering + "/holds", reservation, INSTRUCTOR))
                .hasStatus(201);
        var carl = desk.account("Carl", false, Role.STUDENT).id();
        desk.enrolled("s1", offering);
        desk.enrolled(carl, offering);
        desk.enrolled("s3", offering);
        desk.withdrawn("s1", offering + "_s1");
        assertThat(desk.enrollment(offering + "_" + carl).offerUntil()).isNotNull();

        desk.post(
                "/api/enrollments",
                "{\"offeringId\": \"%s\", \"studentId\": \"%s\", \"hold\": \"clinic\"}".formatted(offering, carl),
                INSTRUCTOR);

        assertThat(desk.enrollment(offering + "_" + carl).status()).isEqualTo(EnrollmentStatus.ACTIVE);
        assertThat(desk.enrollment(offering + "_s3").offerUntil()).isNotNull();
        LedgerRules.assertHold(ledger.find(offering).orElseThrow());
    }

    @Test
    void anUnansweredOfferEndsTheWaitAndPassesOn() {
        var offering = offering(24);
        ledger.release(offering, "s1", 1);
        offers.promote(offering, Instant.now().minusSeconds(1));

        await().atMost(Events.PATIENCE)
                .untilAsserted(
                        () -> assertThat(desk.enrollment(offering + "_s3").offerUntil())
                                .isNotNull());

        var missed = desk.enrollment(offering + "_s2");
        assertThat(missed.status()).isEqualTo(EnrollmentStatus.WITHDRAWN);
        assertThat(missed.withdrawnReason()).contains("not accepted in time");
        assertThat(missed.offerUntil()).isNull();
        assertRefused(accept(offering, "s2", student("s2")), 409, "offer-expired");
        var withdrawn = events.awaitPublished("enrollment.withdrawn.v1", offering + "_s2");
        assertThat(withdrawn.body().path("by").asString()).isEqualTo("campus");
        assertThat(desk.enrolled("s2", offering).waitlistPosition()).isEqualTo(1);
        LedgerRules.assertHold(ledger.find(offering).orElseThrow());
    }

    @Test
    void anOfferEndsWithTheLastClassAtTheLatest() {
        var offering = offering(24);
        desk.withdrawn("s1", offering + "_s1");
        var soon = Instant.now().plusSeconds(3600);

        change(offering, soon);

        assertThat(desk.enrollment(offering + "_s2").offerUntil()).isBeforeOrEqualTo(soon);
        change(offering, Instant.now().minusSeconds(60));
        assertRefused(accept(offering, "s2", ADMIN), 409, "offer-expired");
        await().atMost(Events.PATIENCE)
                .untilAsserted(() ->
                        assertThat(desk.enrollment(offering + "_s2").status()).isEqualTo(EnrollmentStatus.WITHDRAWN));
        assertThat(desk.enrollment(offering + "_s3").status()).isEqualTo(EnrollmentStatus.WAITLISTED);
        assertThat(desk.enrollment(offering + "_s3").offerUntil()).isNull();
    }

    @Test
    void cancellingEndsOffersToo() {
        var offering = offering(24);
        desk.withdrawn("s1", offering + "_s1");

        desk.post("/api/offerings/" + offering + "/cancel", "{\"reason\": \"The river rose\"}", ADMIN);

        assertThat(desk.enrollment(offering + "_s2").withdrawnReason()).isEqualTo("The river rose");
        assertRefused(accept(offering, "s2", student("s2")), 409, "no-offer");
        assertThat(ledger.find(offering).orElseThrow().offered()).isEmpty();
    }

    @Test
    void aHigherCapacityIsOfferedAtOnceAndALowerOneIsRefusedForWhatIsOffered() {
        var offering = offering(24);
        var command = offers(desk.offering(offering).courseId(), 24);

        assertThat(desk.put("/api/offerings/" + offering, command.replace("\"capacity\": 1", "\"capacity\": 3"), ADMIN))
                .hasStatusOk();

        assertThat(desk.enrollment(offering + "_s2").offerUntil()).isNotNull();
        assertThat(desk.enrollment(offering + "_s3").offerUntil()).isNotNull();
        assertRefused(
                desk.put("/api/offerings/" + offering, command.replace("\"capacity\": 1", "\"capacity\": 2"), ADMIN),
                409,
                "capacity-below-seats");
    }

    @Test
    void anOfferThatWasNotToldIsToldByTheSweep() {
        var offering = offering(24);
        ledger.release(offering, "s1", 1);
        var until = CLASS_ENDS.minusSeconds(9);
        offers.promote(offering, until);

        sweepLater();

        assertThat(desk.enrollment(offering + "_s2").offerUntil()).isEqualTo(until);
    }

    @Test
    void anAcceptanceThatWasNotSavedIsFinishedByTheSweep() {
        var offering = offering(24);
        desk.withdrawn("s1", offering + "_s1");
        offers.accept(offering, "s2", 1, "s2");

        sweepLater();

        assertThat(desk.enrollment(offering + "_s2").status()).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void aPlaceOfferedBeforeItsEnrollmentWasSavedIsFinishedByTheSweep() {
        var offering = offering(24);
        ledger.claim(offering, new Seat("s4", 1, Instant.now(), "Student s4", "s4"), true);
        desk.withdrawn("s2", offering + "_s2");
        desk.withdrawn("s3", offering + "_s3");
        desk.withdrawn("s1", offering + "_s1");

        sweepLater();

        assertThat(desk.enrollment(offering + "_s4").offerUntil()).isNotNull();
    }

    /** One seat, which s1 has; s2 and s3 wait. */
    private String offering(int hours) {
        var offering = desk.scheduled(offers(desk.course().id(), hours)).id();
        desk.enrolled("s1", offering);
        desk.enrolled("s2", offering);
        desk.enrolled("s3", offering);
        return offering;
    }

    private static String offers(String course, int hours) {
        return Desk.live(course, 1, true).replace("\"waitlist\"", "\"offerHours\": %d, \"waitlist\"".formatted(hours));
    }

    private void change(String offering, Instant lastEnd) {
        var command = offers(desk.offering(offering).courseId(), 24)
                .replace("2099-05-09T13:00:00Z", lastEnd.minusSeconds(7200).toString())
                .replace("2099-05-09T19:00:00Z", lastEnd.toString());
        assertThat(desk.put("/api/offerings/" + offering, command, ADMIN)).hasStatusOk();
    }

    private MvcTestResult accept(String offering, String whose, RequestPostProcessor by) {
        return desk.post("/api/enrollments/" + offering + "_" + whose + "/accept", "", by);
    }

    private void sweepLater() {
        assertThat(sweep.sweep(Instant.EPOCH, Instant.now().plus(Duration.ofMinutes(1))))
                .isTrue();
    }
}
