package org.urbanriver.campus.standalone.chaos;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.urbanriver.campus.standalone.chaos.Evidence.Told;
import tools.jackson.databind.JsonNode;

/** Who has to hear of an event, said a second time here so that one mistake does not prove another right. */
enum Recipients {
    NOBODY(false, false, false),
    STUDENT(true, false, true),
    INSTRUCTORS(false, true, true),
    STUDENT_AND_INSTRUCTORS(true, true, true),
    INSTRUCTORS_BY_INBOX(false, true, false);

    private final boolean student;
    private final boolean instructors;
    private final boolean mail;

    Recipients(boolean student, boolean instructors, boolean mail) {
        this.student = student;
        this.instructors = instructors;
        this.mail = mail;
    }

    static Set<Told> byInbox(Event event) {
        return of(event).told(event);
    }

    static Set<Told> byMail(Event event) {
        var recipients = of(event);
        return recipients.mail ? recipients.told(event) : Set.of();
    }

    private static Recipients of(Event event) {
        return switch (event.kind()) {
            case "enrollment.activated" ->
                event.text("cause").equals("TRANSFERRED") ? STUDENT : STUDENT_AND_INSTRUCTORS;
            case "enrollment.transferred", "offering.confirmed" -> INSTRUCTORS;
            case "enrollment.withdrawn" ->
                event.offering().get("status").asString().equals("CANCELLED") ? STUDENT : STUDENT_AND_INSTRUCTORS;
            case "enrollment.waitlisted", "enrollment.offered", "enrollment.completed", "enrollment.offering-changed" ->
                STUDENT;
            case "offering.cancelled" -> INSTRUCTORS_BY_INBOX;
            case "enrollment.progressed",
                    "offering.scheduled",
                    "offering.changed",
                    "offering.seats-held",
                    "offering.hold-ended" -> NOBODY;
            default ->
                throw new IllegalStateException("Say here who hears of %s, and check the steps of an enrollment in %s"
                        .formatted(event.kind(), EveryChangeHasOneEvent.class.getSimpleName()));
        };
    }

    private Set<Told> told(Event event) {
        var told = new LinkedHashSet<Told>();
        if (student) {
            told.add(new Told(event.id(), event.student()));
        }
        if (instructors) {
            Stream.<JsonNode>of(event.offering().get("instructorIds"))
                    .flatMap(JsonNode::valueStream)
                    .forEach(id -> told.add(new Told(event.id(), id.asString())));
        }
        return told;
    }
}
