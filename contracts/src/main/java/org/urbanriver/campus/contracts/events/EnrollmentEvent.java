package org.urbanriver.campus.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.HoldView;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.enrollments.RosterMessageView;

/** What happened to offerings and enrollments; published by the enrollment service on {@link Topics#ENROLLMENTS}. */
public sealed interface EnrollmentEvent extends CampusEvent {

    /** Who acts when a time has come, and nobody else: the campus itself, which has no account. */
    String CAMPUS = "campus";

    /** What happened to an offering. */
    sealed interface OfOffering extends EnrollmentEvent {

        OfferingView offering();

        @Override
        @JsonIgnore
        default String subject() {
            return offering().id();
        }
    }

    /** What happened to one student's enrollment. */
    sealed interface OfEnrollment extends EnrollmentEvent {

        EnrollmentView enrollment();

        @Override
        @JsonIgnore
        default String subject() {
            return enrollment().id();
        }
    }

    /**
     * Staff wrote to the people on a roster. To very many it is told in several events, each with other recipients.
     *
     * @param recipients accounts
     */
    record RosterMessageSent(OfferingView offering, RosterMessageView message, List<String> recipients)
            implements EnrollmentEvent {

        @Override
        @JsonIgnore
        public String subject() {
            return message.id();
        }
    }

    record OfferingScheduled(OfferingView offering) implements OfOffering {}

    /** @param by account that changed it; absent where it follows a change of its course */
    record OfferingChanged(OfferingView offering, @Nullable String by) implements OfOffering {}

    /**
     * It takes place, whatever the number of students; each of those with a seat is told by an
     * {@link EnrollmentOfferingChanged}.
     *
     * @param by account that settled it; {@code campus} when its minimum was reached in time
     */
    record OfferingConfirmed(OfferingView offering, String by) implements OfOffering {}

    record OfferingCancelled(OfferingView offering, String reason) implements OfOffering {}

    /** Staff took a file with the names and addresses of all who are enrolled. */
    record RosterDownloaded(OfferingView offering, String by) implements OfOffering {}

    /** Seats are kept free until a time; the reason is told to staff only. */
    record SeatsHeld(OfferingView offering, HoldView hold) implements OfOffering {}

    /** How a reservation of seats ended. */
    enum HoldEnd {
        RELEASED,
        EXPIRED,
        /** every seat of it was given to a student */
        USED,
        /** the offering was cancelled */
        CANCELLED
    }

    /** @param by account that ended it; absent when its time came */
    record HoldEnded(
            OfferingView offering,
            HoldView hold,
            HoldEnd cause,
            @Nullable String by) implements OfOffering {}

    /** How a student came to a seat. */
    enum Cause {
        /** by enrolling, alone or by staff */
        ENROLLED,
        /** from the waitlist */
        PROMOTED,
        /** by enrolling again after a withdrawal */
        REOPENED,
        /** from another offering of the course */
        TRANSFERRED
    }

    /** @param by account that asked for it; the student's own when they enrolled themselves */
    record EnrollmentActivated(EnrollmentView enrollment, Cause cause, String by) implements OfEnrollment {}

    record EnrollmentWaitlisted(EnrollmentView enrollment, String by) implements OfEnrollment {}

    /** A seat that came free is kept for the student, who was first in the queue, until they accept it or time is up. */
    record EnrollmentOffered(EnrollmentView enrollment, Instant until) implements OfEnrollment {}

    /**
     * @param reason empty when none was given
     * @param by account that did it, or {@link #CAMPUS}
     */
    record EnrollmentWithdrawn(EnrollmentView enrollment, String reason, String by) implements OfEnrollment {}

    /**
     * The student gave up this seat, or place on the waitlist, for a seat in another offering of the course; the activation of
     * the enrollment there follows.
     *
     * @param to the offering that they moved to, as all may see it
     * @param toEnrollmentId their enrollment there
     * @param by account that asked for it
     */
    record EnrollmentTransferred(EnrollmentView enrollment, OfferingView to, String toEnrollmentId, String by)
            implements OfEnrollment {}

    /**
     * Date, place or link of what the student has a seat in are others now, or it is settled that it takes place.
     *
     * @param before the offering as the student knew it
     */
    record EnrollmentOfferingChanged(EnrollmentView enrollment, OfferingView before) implements OfEnrollment {}

    record EnrollmentProgressed(EnrollmentView enrollment, String moduleId) implements OfEnrollment {}

    record EnrollmentCompleted(EnrollmentView enrollment, String by) implements OfEnrollment {}
}
