package org.urbanriver.campus.notification.monitor;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.events.EnrollmentEvent;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.contracts.notifications.AuditEntry.Change;
import org.urbanriver.campus.notification.audit.Act;
import org.urbanriver.campus.notification.audit.AuditTrail;
import org.urbanriver.campus.platform.events.Copies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Derives the audit trail from the events, which carry the whole view of what they happened to. The entry is written before the
 * view moves on: an event that arrives again finds the view that it found at first, or has its entry already.
 */
@Component
class StaffActs {

    private static final List<String> STAFF = List.of(Role.INSTRUCTOR.name(), Role.ADMIN.name());
    /** Happens to the account of whoever does it, and yet is an act of their office. */
    private static final String LIST_DOWNLOADED = "account.list-downloaded";

    /** Its reservation names who made it; of one that ended that is somebody else. */
    private static final String SEATS_HELD = "offering.seats-held";

    /** What is no more, in an event that tells so; it is part of what the event happened to, and no view of it. */
    private static final String DELETED = "deleted";

    private static final List<String> VIEWS =
            List.of("message", "enrollment", "offering", "course", "account", "technique");

    private final EventReader reader;
    private final Narrator narrator;
    private final AuditTrail trail;
    private final MongoTemplate mongo;
    private final Copies copies;
    private final JsonMapper json;
    private final Clock clock;

    StaffActs(
            EventReader reader,
            Narrator narrator,
            AuditTrail trail,
            MongoTemplate mongo,
            Copies copies,
            JsonMapper json,
            Clock clock) {
        this.reader = reader;
        this.narrator = narrator;
        this.trail = trail;
        this.mongo = mongo;
        this.copies = copies;
        this.json = json;
        this.clock = clock;
    }

    @KafkaListener(
            id = "audit",
            topics = {
                "${campus.namespace}" + Topics.ACCOUNTS,
                "${campus.namespace}" + Topics.COURSES,
                "${campus.namespace}" + Topics.ENROLLMENTS
            },
            groupId = "${campus.namespace}notification-service.audit",
            filter = "everyType")
    void on(ConsumerRecord<String, byte[]> message) {
        var event = reader.read(message);
        var body = json.readTree(event.data());
        var view = VIEWS.stream().filter(body::has).findFirst().map(body::path).orElse(body);
        var actor = actor(event, body);
        if (body.has(DELETED)) {
            actor.ifPresent(who -> write(event, who, Changes.between(body.path(DELETED), MissingNode.getInstance())));
        } else {
            actor.ifPresent(who -> write(event, who, changes(event, view)));
            copies.keep(new LastView(event.subject(), event.sequence(), json.writeValueAsString(view)));
        }
    }

    private void write(RecordedEvent event, String actor, List<Change> changes) {
        if (isOfOneself(event, actor)
                && !event.kind().equals(LIST_DOWNLOADED)
                && changes.stream().noneMatch(each -> each.field().startsWith("/roles"))) {
            return;
        }
        var names = narrator.names(List.of(event), List.of(actor));
        trail.add(new Act(
                event.id(),
                event.time(),
                clock.instant(),
                actor,
                names.apply(actor),
                Objects.requireNonNullElse(event.actorRoles(), List.of()),
                event.kind(),
                narrator.what(event, names),
                event.subject(),
                event.studentId(),
                event.courseId(),
                event.offeringId(),
                event.enrollmentId(),
                event.cause(),
                changes));
    }

    /** None where nothing is known of how it was; so for an event that comes late, after it was replayed. */
    private List<Change> changes(RecordedEvent event, JsonNode view) {
        var last = mongo.findById(event.subject(), LastView.class);
        if (last == null) {
            return event.sequence() > 1 ? List.of() : Changes.between(MissingNode.getInstance(), view);
        }
        return last.sequence() < event.sequence() ? Changes.between(json.readTree(last.data()), view) : List.of();
    }

    /** Who acted as staff; what the campus finished for somebody, or published before events told it, names who asked for it. */
    private static Optional<String> actor(RecordedEvent event, JsonNode body) {
        if (event.actor() != null) {
            var roles = Objects.requireNonNullElse(event.actorRoles(), List.<String>of());
            return Optional.of(event.actor()).filter(any -> STAFF.stream().anyMatch(roles::contains));
        }
        return event.cause() == null
                ? text(body.path("by"))
                        .or(() -> event.kind().equals(SEATS_HELD) ? text(body.at("/hold/by")) : Optional.empty())
                        .filter(by -> !by.equals(event.studentId()) && !by.equals(EnrollmentEvent.CAMPUS))
                : Optional.empty();
    }

    /** Whether it is one's own seat or account: no act of an office, unless it is one's own roles. */
    private static boolean isOfOneself(RecordedEvent event, String actor) {
        return actor.equals(event.studentId()) || actor.equals(event.subject());
    }

    private static Optional<String> text(@Nullable JsonNode node) {
        return node != null && node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }
}
