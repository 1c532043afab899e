package org.urbanriver.campus.platform.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.urbanriver.campus.contracts.events.CampusEvent;

/**
 * A document that publishes what happens to it. State and events are written by one save, in the document itself, so that
 * neither is ever there without the other; the relay then sends the events and removes them.
 */
public abstract class Aggregate {

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    /** Counts the events that were ever published. */
    private long sequence;

    private List<OutboxEntry> outbox = new ArrayList<>();

    /** Set while the outbox holds something, so that the relay's sweep finds the document by a small index. */
    @Indexed(sparse = true)
    private @Nullable Boolean unrelayed;

    @Transient
    private final List<Unsaved> unsaved = new ArrayList<>();

    protected Aggregate(String id) {
        this.id = Objects.requireNonNull(id, "id must not be null");
    }

    /** Records that something happened, to be told to the other services once this is saved. */
    protected final void publish(CampusEvent event, Instant at) {
        sequence++;
        unsaved.add(new Unsaved(sequence, event, at));
    }

    public final String id() {
        return id;
    }

    /** Counts the saves; 0 before the first. */
    public final long version() {
        return version == null ? 0 : version;
    }

    /** Id of the last event that was published, for what follows from it. */
    public final String lastEventId() {
        return EventCodec.eventId(id, sequence);
    }

    /** What was published since this was loaded, and not yet saved. */
    public final List<CampusEvent> unsavedEvents() {
        return unsaved.stream().map(Unsaved::event).toList();
    }

    final List<OutboxEntry> outbox() {
        return outbox;
    }

    final long sequence() {
        return sequence;
    }

    /** Turns what was published into outbox entries, for the save that follows. */
    final void moveToOutbox(EventCodec codec, Origin origin) {
        if (unsaved.isEmpty()) {
            return;
        }
        outbox = new ArrayList<>(outbox);
        for (var each : unsaved) {
            outbox.add(codec.outboxEntry(id, each.sequence(), each.event(), each.at(), origin));
        }
        unsaved.clear();
        unrelayed = true;
    }

    private record Unsaved(long sequence, CampusEvent event, Instant at) {}
}
