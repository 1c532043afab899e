package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountClosed;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountDisabled;
import org.urbanriver.campus.enrollment.Desk;
import org.urbanriver.campus.enrollment.ServiceTest;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.test.Events;

@ServiceTest
class ClosedAccountsTests {

    @Autowired
    Desk desk;

    @Autowired
    Events events;

    @Autowired
    JustClosedAccounts justClosed;

    @Autowired
    ClosedAccounts closedAccounts;

    private final String leaver = Ids.next();
    private final String next = Ids.next();

    @Test
    void whoClosesTheirAccountGivesUpSeatsAndPlacesInQueuesAndTheNextMovesUp() {
        var seat = desk.liveClass(1, true).id();
        var queue = desk.liveClass(1, true).id();
        desk.enrolled(leaver, seat);
        desk.enrolled(next, seat);
        desk.enrolled(next, queue);
        desk.enrolled(leaver, queue);

        events.send(new AccountClosed(account(leaver)), 5);

        awaitStatus(seat + "_" + leaver, EnrollmentStatus.WITHDRAWN);
        awaitStatus(queue + "_" + leaver, EnrollmentStatus.WITHDRAWN);
        awaitStatus(seat + "_" + next, EnrollmentStatus.ACTIVE);
        var withdrawn = events.awaitPublished("enrollment.withdrawn.v1", seat + "_" + leaver);
        assertThat(withdrawn.body().path("reason").asString()).isEqualTo("The account was closed");
        assertThat(withdrawn.header("ce_cause")).isEqualTo(leaver + ".5");
        assertThat(desk.offering(queue).waiting()).isZero();
    }

    @Test
    void whatWasCompletedStaysOnRecordAndTheSameEventAgainChangesNothing() {
        var first = desk.liveClass(5, true).id();
        var second = desk.liveClass(5, true).id();
        desk.enrolled(leaver, first);
        desk.enrolled(leaver, second);
        var completed = first + "_" + leaver;
        for (var module : new String[] {"introduction", "acupressure"}) {
            desk.put("/api/enrollments/" + completed + "/modules/" + module + "/done", "", Desk.student(leaver));
        }
        assertThat(desk.post("/api/enrollments/" + completed + "/complete", "", Desk.INSTRUCTOR))
                .hasStatus(200);

        events.send(new AccountClosed(account(leaver)), 5);
        awaitStatus(second + "_" + leaver, EnrollmentStatus.WITHDRAWN);
        events.send(new AccountClosed(account(leaver)), 5);

        assertThat(desk.enrollment(completed).status()).isEqualTo(EnrollmentStatus.COMPLETED);
        assertThat(desk.enrollment(completed).studentName()).isEqualTo("Student " + leaver);
        await().during(Duration.ofSeconds(1))
                .until(() -> events.published("enrollment.withdrawn.v1", second + "_" + leaver).stream()
                                .map(each -> each.header("ce_id"))
                                .distinct()
                                .count()
                        == 1);
    }

    @Test
    void whoGotASeatByACallThatWasUnderWayMeanwhileGivesItUpToo() {
        var offering = desk.liveClass(1, true).id();
        events.send(new AccountClosed(account(leaver)), 5);
        await().atMost(Events.PATIENCE).until(() -> justClosed.existsById(leaver));
        desk.enrolled(leaver, offering);

        closedAccounts.lookAgainAtClosedBefore(Instant.now().minus(ClosedAccounts.UNDER_WAY));
        assertThat(desk.enrollment(offering + "_" + leaver).status()).isEqualTo(EnrollmentStatus.ACTIVE);
        closedAccounts.lookAgainAtClosedBefore(Instant.now().plusSeconds(1));

        assertThat(desk.enrollment(offering + "_" + leaver).status()).isEqualTo(EnrollmentStatus.WITHDRAWN);
        assertThat(justClosed.existsById(leaver)).isFalse();
    }

    @Test
    void aDisabledAccountKeepsItsSeat() {
        var offering = desk.liveClass(1, true).id();
        desk.enrolled(leaver, offering);

        events.send(new AccountDisabled(account(leaver)), 5);

        await().during(Duration.ofSeconds(1))
                .until(() -> desk.enrollment(offering + "_" + leaver).status() == EnrollmentStatus.ACTIVE);
    }

    private void awaitStatus(String enrollment, EnrollmentStatus status) {
        await().atMost(Events.PATIENCE)
                .untilAsserted(
                        () -> assertThat(desk.enrollment(enrollment).status()).isEqualTo(status));
    }

    private static AccountView account(String id) {
        return new AccountView(id, id + "@closed.invalid", "Closed account", Set.of(Role.STUDENT), true, Instant.EPOCH);
    }
}
