package org.urbanriver.campus.notification;

import java.time.Instant;
import java.util.List;
import org.urbanriver.campus.contracts.enrollments.ClassDate;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.ModuleProgress;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.Cause;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentActivated;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentCompleted;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentTransferred;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentWaitlisted;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentWithdrawn;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfferingCancelled;

/** Enrollments and what happens to them. */
public final class Enrollments {

    public static final String COURSE = "Advanced techniques for headaches and migraines";
    private static final Instant AT = Instant.parse("2026-03-02T15:10:00Z");

    private Enrollments() {}

    public static OfferingView liveClass(String id, String... instructors) {
        return offering(id, COURSE, OfferingType.LIVE, OfferingStatus.OPEN, instructors);
    }

    public static OfferingView offering(
            String id, String title, OfferingType type, OfferingStatus status, String... instructors) {
        return new OfferingView(
                id,
                "course-of-" + id,
                "headaches",
                title,
                type,
                type == OfferingType.LIVE ? "Urban River Institute, Room 2" : null,
                type == OfferingType.WEBINAR ? "https://meet.example.org/r?a=1&b=2" : null,
                "America/New_York",
                type == OfferingType.HOME_STUDY
                        ? List.of()
                        : List.of(new ClassDate(
                                Instant.parse("2026-05-09T13:00:00Z"), Instant.parse("2026-05-09T19:00:00Z"))),
                type == OfferingType.HOME_STUDY ? null : 12,
                null,
                0,
                true,
                null,
                null,
                0,
                null,
                null,
                false,
                List.of(),
                status,
                List.of(instructors),
                null);
    }

    public static EnrollmentView enrollment(OfferingView offering, String student, String name) {
        return new EnrollmentView(
                offering.id() + "_" + student,
                student,
                name,
                offering,
                3,
                EnrollmentStatus.ACTIVE,
                AT,
                AT,
                null,
                null,
                null,
                List.of(new ModuleProgress("introduction", "Introduction", null)));
    }

    public static EnrollmentActivated activated(OfferingView offering, String student, String name) {
        return new EnrollmentActivated(enrollment(offering, student, name), Cause.ENROLLED, student);
    }

    public static EnrollmentWaitlisted waitlisted(OfferingView offering, String student, String name) {
        return new EnrollmentWaitlisted(enrollment(offering, student, name), student);
    }

    public static EnrollmentWithdrawn withdrawn(OfferingView offering, String student, String name, String by) {
        return new EnrollmentWithdrawn(enrollment(offering, student, name), "I have to work that day", by);
    }

    public static EnrollmentTransferred transferred(OfferingView from, OfferingView to, String student, String name) {
        return new EnrollmentTransferred(enrollment(from, student, name), to, to.id() + "_" + student, student);
    }

    public static EnrollmentCompleted completed(OfferingView offering, String student, String name) {
        return new EnrollmentCompleted(enrollment(offering, student, name), "imani");
    }

    public static OfferingCancelled cancelled(OfferingView offering) {
        return new OfferingCancelled(offering, "The instructor is ill");
    }
}
