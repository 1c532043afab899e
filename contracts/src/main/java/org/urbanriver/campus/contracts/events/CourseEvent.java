package org.urbanriver.campus.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.urbanriver.campus.contracts.courses.CourseView;

/** What happened to a course; published by the course service on {@link Topics#COURSES}. */
public sealed interface CourseEvent extends CampusEvent {

    CourseView course();

    @Override
    @JsonIgnore
    default String subject() {
        return course().id();
    }

    /** A new revision is in the catalog; the note is its author's. */
    record CoursePublished(CourseView course, String note) implements CourseEvent {}

    /** The course left the catalog; those enrolled keep their revision. */
    record CourseArchived(CourseView course) implements CourseEvent {}
}
