package org.urbanriver.campus.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something that happened, in the past tense, carrying the aggregate's public view. Optional fields may be added to an
 * event; anything else is a new type.
 */
public sealed interface CampusEvent permits AccountEvent, CourseEvent, EnrollmentEvent, MediaEvent, TechniqueEvent {

    /** Id of the aggregate that it happened to: the CloudEvents subject and the Kafka key. */
    @JsonIgnore
    String subject();
}
