package org.urbanriver.campus.enrollment.enrollment;

import java.time.Instant;
import java.util.List;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.enrollment.course.CourseCopy;
import org.urbanriver.campus.enrollment.seats.Seat;

/** The enrollment that the contract's examples tell of. */
final class Rosa {

    static final String ID = "7mq2ktd4vh3xw9pa";
    static final String INSTRUCTOR = "1nstru2c3t4r5abc";
    static final Instant ENROLLED = Instant.parse("2026-03-02T15:10:00Z");

    static final Instant OFFERED_UNTIL = Instant.parse("2026-03-05T08:00:00Z");

    static final List<ClassDate> MAY =
            List.of(new ClassDate(Instant.parse("2026-05-09T13:00:00Z"), Instant.parse("2026-05-09T19:00:00Z")));
    static final List<ClassDate> JUNE =
            List.of(new ClassDate(Instant.parse("2026-06-13T13:00:00Z"), Instant.parse("2026-06-13T19:00:00Z")));

    private static final Instant MAY_DEADLINE = Instant.parse("2026-05-08T22:00:00Z");
    private static final String ROOM_2 = "Urban River Institute, Room 2";
    private static final String ROOM_4 = "Urban River Institute, Room 4";

    static final OfferingView OFFERING = offering(null, OfferingStatus.OPEN);

    static final CourseCopy COURSE = new CourseCopy(
            "c4tnb6yz2k8rjw5e",
            "headaches-and-migraines",
            "Advanced techniques for headaches and migraines",
            List.of(INSTRUCTOR),
            3,
            List.of(
                    new ModuleProgress("introduction", "Introduction", null),
                    new ModuleProgress("acupressure", "Acupressure", null)),
            false,
            1);

    private Rosa() {}

    static OfferingView offering(String link, OfferingStatus status) {
        return offering("f8w3hs5m2q7dkz4t", ROOM_2, link, "America/New_York", MAY, MAY_DEADLINE, false, status);
    }

    /** The same class, held another way. */
    static OfferingView held(String place, String link, String timeZone, List<ClassDate> dates, boolean confirmed) {
        return offering(OFFERING.id(), place, link, timeZone, dates, MAY_DEADLINE, confirmed, OfferingStatus.OPEN);
    }

    /** In June, where {@link #moved()} moved to. */
    static OfferingView june() {
        return offering("m3x7qk2v9c5hd8zt", ROOM_4, null, "America/New_York", JUNE, null, false, OfferingStatus.OPEN);
    }

    private static OfferingView offering(
            String id,
            String place,
            String link,
            String timeZone,
            List<ClassDate> dates,
            Instant enrollUntil,
            boolean confirmed,
            OfferingStatus status) {
        return new OfferingView(
                id,
                "c4tnb6yz2k8rjw5e",
                "headaches-and-migraines",
                "Advanced techniques for headaches and migraines",
                OfferingType.LIVE,
                place,
                link,
                timeZone,
                dates,
                12,
                null,
                0,
                true,
                null,
                enrollUntil,
                0,
                null,
                null,
                confirmed,
                List.of(),
                status,
                List.of(INSTRUCTOR),
                null);
    }

    static Seat seat(int opening) {
        return new Seat(ID, opening, ENROLLED, "Rosa Delgado", ID);
    }

    static Enrollment active() {
        return Enrollment.open(OFFERING, COURSE, seat(1), false, ENROLLED);
    }

    static Enrollment waiting() {
        return Enrollment.open(OFFERING, COURSE, seat(1), true, ENROLLED);
    }

    static Enrollment offered() {
        var enrollment = waiting();
        enrollment.offer(OFFERING, OFFERED_UNTIL, ENROLLED);
        return enrollment;
    }

    static Enrollment withdrawn() {
        var enrollment = active();
        enrollment.withdraw(OFFERING, "I have to work that day", ID, Instant.parse("2026-03-05T08:00:00Z"));
        return enrollment;
    }

    static Enrollment moved() {
        var enrollment = active();
        enrollment.moveTo(june(), 1, "I have to work that day", ID, Instant.parse("2026-03-05T08:00:00Z"));
        return enrollment;
    }

    /** In another room, as is settled by now. */
    static OfferingView changed() {
        return held(ROOM_4, null, OFFERING.timeZone(), OFFERING.dates(), true);
    }

    static Enrollment completed() {
        var enrollment = active();
        enrollment.done("introduction", Instant.parse("2026-05-10T18:30:00Z"));
        enrollment.done("acupressure", Instant.parse("2026-05-11T18:30:00Z"));
        enrollment.complete(OFFERING, INSTRUCTOR, Instant.parse("2026-05-12T12:00:00Z"));
        return enrollment;
    }
}
