package org.urbanriver.campus.enrollment.offering;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.enrollments.HoldApi;
import org.urbanriver.campus.contracts.enrollments.HoldCommand;
import org.urbanriver.campus.contracts.enrollments.HoldView;
import org.urbanriver.campus.enrollment.seats.Hold;
import org.urbanriver.campus.enrollment.seats.SeatHolds;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class HoldController implements HoldApi {

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Offerings offerings;
    private final Scheduling scheduling;
    private final SeatHolds holds;
    private final CurrentCaller caller;
    private final Clock clock;

    HoldController(Offerings offerings, Scheduling scheduling, SeatHolds holds, CurrentCaller caller, Clock clock) {
        this.offerings = offerings;
        this.scheduling = scheduling;
        this.holds = holds;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public HoldView hold(String offeringId, HoldCommand command) {
        var staff = staffOf(offeringId);
        var now = clock.instant();
        if (!command.until().isAfter(now) || !command.until().isBefore(LATEST)) {
            throw new Invalid("/until", "must be later than now and before the year 2200");
        }
        var asked = Hold.of(
                Objects.requireNonNullElseGet(command.id(), Ids::next),
                command.seats(),
                command.until().truncatedTo(ChronoUnit.MILLIS), // as the store keeps it
                command.reason().strip(),
                staff.id(),
                now);
        return scheduling.hold(offeringId, asked).view();
    }

    @Override
    public List<HoldView> holds(String offeringId) {
        staffOf(offeringId);
        return holds.all(offeringId).stream()
                .filter(Hold::isOpen)
                .map(Hold::view)
                .toList();
    }

    @Override
    public void release(String offeringId, String holdId) {
        scheduling.releaseHold(offeringId, holdId, staffOf(offeringId));
    }

    private Caller staffOf(String offeringId) {
        var staff = caller.get().requireStaff();
        offerings.required(offeringId).requireStaff(staff);
        return staff;
    }
}
