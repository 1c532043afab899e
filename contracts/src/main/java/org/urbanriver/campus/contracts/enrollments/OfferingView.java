package org.urbanriver.campus.contracts.enrollments;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A course that can be enrolled in.
 *
 * @param link where a webinar meets; told only to those enrolled and to staff
 * @param timeZone IANA name of the zone in which its dates are announced
 * @param capacity seats in all; absent means unlimited
 * @param seatsLeft seats that nobody holds; absent where there is no capacity
 * @param waiting students on the waitlist
 * @param enrollFrom from when students may enroll themselves; absent means at once
 * @param enrollUntil until when students may enroll themselves; absent means until the first class begins, and
 *     always where there are no dates
 * @param offerHours so long an offered seat waits for an answer; 0 means that who moves up has it at once
 * @param minimum students with a seat without whom it does not take place; absent means none is asked for
 * @param decideAt when that is decided
 * @param confirmed it takes place, whatever the number
 * @param prerequisites ids of the courses that must be completed first
 * @param edition of what staff decide about it, for {@link OfferingCommand#edition}; not told in events
 */
public record OfferingView(
        String id,
        String courseId,
        String courseSlug,
        String courseTitle,
        OfferingType type,
        @Nullable String place,
        @Nullable String link,
        String timeZone,
        List<ClassDate> dates,
        @Nullable Integer capacity,
        @Nullable Integer seatsLeft,
        int waiting,
        boolean waitlist,
        @Nullable Instant enrollFrom,
        @Nullable Instant enrollUntil,
        Integer offerHours,
        @Nullable Integer minimum,
        @Nullable Instant decideAt,
        Boolean confirmed,
        List<String> prerequisites,
        OfferingStatus status,
        List<String> instructorIds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String edition) {

    /** What was written before these were there is read as having none. */
    public OfferingView {
        offerHours = Objects.requireNonNullElse(offerHours, 0);
        confirmed = Objects.requireNonNullElse(confirmed, false);
        prerequisites = Objects.requireNonNullElse(prerequisites, List.of());
    }

    /** The same, not telling where a webinar meets. */
    public OfferingView withoutLink() {
        return with(null, seatsLeft, waiting, edition);
    }

    /** The same, with the numbers of its ledger. */
    public OfferingView withSeats(@Nullable Integer left, int inQueue) {
        return with(link, left, inQueue, edition);
    }

    public OfferingView withEdition(String known) {
        return with(link, seatsLeft, waiting, known);
    }

    private OfferingView with(@Nullable String otherLink, @Nullable Integer left, int inQueue, @Nullable String known) {
        return new OfferingView(
                id,
                courseId,
                courseSlug,
                courseTitle,
                type,
                place,
                otherLink,
                timeZone,
                dates,
                capacity,
                left,
                inQueue,
                waitlist,
                enrollFrom,
                enrollUntil,
                offerHours,
                minimum,
                decideAt,
                confirmed,
                prerequisites,
                status,
                instructorIds,
                known);
    }
}
