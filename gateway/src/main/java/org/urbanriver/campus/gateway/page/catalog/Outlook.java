package org.urbanriver.campus.gateway.page.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.enrollments.Eligibility;
import org.urbanriver.campus.contracts.enrollments.Eligibility.Hindrance;
import org.urbanriver.campus.contracts.enrollments.Eligibility.NeededCourse;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.Refusal;

/**
 * What would come of asking for a seat, told before anybody tries.
 *
 * @param hindrances what stands against it; empty unless it is {@code CLOSED}
 */
public record Outlook(Kind kind, List<Hindrance> hindrances) {

    /** What would come of it. */
    public enum Kind {
        SEAT,
        WAITLIST,
        CLOSED
    }

    /** As the service sees it for this student. */
    static Outlook of(Eligibility eligibility) {
        return switch (eligibility.outcome()) {
            case SEAT, ENROLLED -> new Outlook(Kind.SEAT, List.of());
            case WAITLIST -> new Outlook(Kind.WAITLIST, List.of());
            case REFUSED -> new Outlook(Kind.CLOSED, eligibility.reasons());
        };
    }

    /** As far as anyone can see it from outside, for those who are not signed in. */
    static Outlook of(OfferingView offering, Instant now) {
        var from = offering.enrollFrom();
        if (from != null && from.isAfter(now)) {
            return closed(Refusal.NOT_OPEN_YET, from);
        }
        var until = until(offering);
        if (until != null && !until.isAfter(now)) {
            return closed(Refusal.WINDOW_CLOSED, until);
        }
        var left = offering.seatsLeft();
        if (left == null || left > 0 && offering.waiting() == 0) {
            return new Outlook(Kind.SEAT, List.of());
        }
        return offering.waitlist() ? new Outlook(Kind.WAITLIST, List.of()) : closed(Refusal.FULL, null);
    }

    private static @Nullable Instant until(OfferingView offering) {
        if (offering.enrollUntil() != null || offering.dates().isEmpty()) {
            return offering.enrollUntil();
        }
        return offering.dates().getFirst().startsAt();
    }

    private static Outlook closed(Refusal reason, @Nullable Instant at) {
        return new Outlook(Kind.CLOSED, List.of(new Hindrance(reason, reason.sentence(), at, List.<NeededCourse>of())));
    }
}
