package org.urbanriver.campus.gateway.page.catalog;

import java.util.Optional;
import org.urbanriver.campus.contracts.enrollments.Eligibility.Hindrance;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * One offering of a course: when and where it is, and what the viewer has there or may do. It changes in its place when
 * somebody enrolls.
 *
 * @param slug of the course
 * @param mine the viewer's enrollment in it
 * @param event what has just come of asking for a seat
 */
public record OfferingCard(
        Frame frame, String slug, OfferingView offering, Outlook outlook, Optional<EnrollmentView> mine, Event event)
        implements Screen {

    /**
     * What has just come of asking for a seat here.
     *
     * @param enrolled whether it was given, or a place on the waitlist
     * @param refusal why not, or empty
     */
    public record Event(boolean enrolled, String refusal) {

        static final Event NONE = new Event(false, "");
        static final Event ENROLLED = new Event(true, "");

        static Event refused(String why) {
            return new Event(false, why);
        }
    }

    OfferingCard with(Event other) {
        return new OfferingCard(frame, slug, offering, outlook, mine, other);
    }

    public String id() {
        return id(offering.id());
    }

    static String id(String offeringId) {
        return "offering-" + offeringId;
    }

    public String enrollAddress() {
        return "/courses/" + slug + "/enroll?offering=" + offering.id();
    }

    public boolean isWaiting() {
        return mine.filter(each -> each.status() == EnrollmentStatus.WAITLISTED).isPresent();
    }

    public boolean isCompleted() {
        return mine.filter(each -> each.status() == EnrollmentStatus.COMPLETED).isPresent();
    }

    /** Whoever may not enroll themselves and may see who did. */
    public boolean mayReadRoster() {
        return frame.isAdmin() || offering.instructorIds().stream().anyMatch(frame::isViewer);
    }

    /** Says what the matter is, and since or until when. */
    public String sentence(Hindrance hindrance) {
        if (hindrance.at() != null) {
            return switch (hindrance.reason()) {
                case NOT_OPEN_YET ->
                    frame.text(
                            "enroll.opens",
                            frame.moment(hindrance.at(), offering.timeZone()),
                            frame.relative(hindrance.at()));
                case WINDOW_CLOSED -> frame.text("enroll.closed", frame.moment(hindrance.at(), offering.timeZone()));
                default -> frame.sentence(hindrance.reason().slug(), hindrance.sentence());
            };
        }
        return frame.sentence(hindrance.reason().slug(), hindrance.sentence());
    }

    public boolean isFull() {
        return offering.seatsLeft() != null && offering.seatsLeft() == 0;
    }
}
