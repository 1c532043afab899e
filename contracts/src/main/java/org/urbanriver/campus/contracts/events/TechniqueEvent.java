package org.urbanriver.campus.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.urbanriver.campus.contracts.courses.TechniqueView;

/** What happened to a subject of the catalog; published by the course service on {@link Topics#COURSES}. */
public sealed interface TechniqueEvent extends CampusEvent {

    TechniqueView technique();

    @Override
    @JsonIgnore
    default String subject() {
        return technique().slug();
    }

    /** An admin added it; those that every campus begins with are not told of. */
    record TechniqueAdded(TechniqueView technique) implements TechniqueEvent {}

    /** Its name or summary is another now. */
    record TechniqueChanged(TechniqueView technique) implements TechniqueEvent {}
}
