package org.urbanriver.campus.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.urbanriver.campus.contracts.courses.MediaView;

/** What happened to the files of a course; published by the course service on {@link Topics#COURSES}. */
public sealed interface MediaEvent extends CampusEvent {

    Owner course();

    @Override
    @JsonIgnore
    default String subject() {
        return course().id();
    }

    /** The course whose file it is, which may never have been published. */
    record Owner(String id, String title) {}

    /** Its staff deleted a file that no text shows. */
    record MediaDeleted(Owner course, MediaView deleted) implements MediaEvent {}
}
