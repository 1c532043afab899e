package org.urbanriver.campus.contracts.events;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of events on the wire. A name is for ever: a record may be renamed or moved, its line here may not. */
public final class EventTypes {

    private static final String PREFIX = "org.urbanriver.campus.";

    private static final Pattern AFFIXES = Pattern.compile("^" + Pattern.quote(PREFIX) + "|\\.v\\d+$");

    private static final Map<String, Class<? extends CampusEvent>> TYPES = Map.ofEntries(
            type("account.registered.v1", AccountEvent.AccountRegistered.class),
            type("account.changed.v1", AccountEvent.AccountChanged.class),
            type("account.disabled.v1", AccountEvent.AccountDisabled.class),
            type("account.enabled.v1", AccountEvent.AccountEnabled.class),
            type("account.list-downloaded.v1", AccountEvent.AccountListDownloaded.class),
            type("account.closed.v1", AccountEvent.AccountClosed.class),
            type("course.published.v1", CourseEvent.CoursePublished.class),
            type("course.archived.v1", CourseEvent.CourseArchived.class),
            type("media.deleted.v1", MediaEvent.MediaDeleted.class),
            type("technique.added.v1", TechniqueEvent.TechniqueAdded.class),
            type("technique.changed.v1", TechniqueEvent.TechniqueChanged.class),
            type("offering.scheduled.v1", EnrollmentEvent.OfferingScheduled.class),
            type("offering.changed.v1", EnrollmentEvent.OfferingChanged.class),
            type("offering.confirmed.v1", EnrollmentEvent.OfferingConfirmed.class),
            type("offering.cancelled.v1", EnrollmentEvent.OfferingCancelled.class),
            type("offering.seats-held.v1", EnrollmentEvent.SeatsHeld.class),
            type("offering.hold-ended.v1", EnrollmentEvent.HoldEnded.class),
            type("offering.roster-downloaded.v1", EnrollmentEvent.RosterDownloaded.class),
            type("roster.message-sent.v1", EnrollmentEvent.RosterMessageSent.class),
            type("enrollment.activated.v1", EnrollmentEvent.EnrollmentActivated.class),
            type("enrollment.waitlisted.v1", EnrollmentEvent.EnrollmentWaitlisted.class),
            type("enrollment.offered.v1", EnrollmentEvent.EnrollmentOffered.class),
            type("enrollment.withdrawn.v1", EnrollmentEvent.EnrollmentWithdrawn.class),
            type("enrollment.transferred.v1", EnrollmentEvent.EnrollmentTransferred.class),
            type("enrollment.offering-changed.v1", EnrollmentEvent.EnrollmentOfferingChanged.class),
            type("enrollment.progressed.v1", EnrollmentEvent.EnrollmentProgressed.class),
            type("enrollment.completed.v1", EnrollmentEvent.EnrollmentCompleted.class));

    private static final Map<Class<? extends CampusEvent>, String> NAMES =
            TYPES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventTypes() {}

    /** Every wire type with its record. */
    public static Map<String, Class<? extends CampusEvent>> all() {
        return TYPES;
    }

    /** The record of a wire type; none for a type that this version does not know. */
    public static Optional<Class<? extends CampusEvent>> record(String type) {
        return Optional.ofNullable(TYPES.get(type));
    }

    /** The wire type of an event. */
    public static String name(CampusEvent event) {
        var name = NAMES.get(event.getClass());
        if (name == null) {
            throw new IllegalArgumentException(event.getClass() + " has no wire type");
        }
        return name;
    }

    /** A type without prefix and version: {@code enrollment.activated} of {@code org.urbanriver.campus.enrollment.activated.v1}. */
    public static String kind(String type) {
        return AFFIXES.matcher(type).replaceAll("");
    }

    private static Map.Entry<String, Class<? extends CampusEvent>> type(
            String name, Class<? extends CampusEvent> record) {
        return Map.entry(PREFIX + name, record);
    }
}
