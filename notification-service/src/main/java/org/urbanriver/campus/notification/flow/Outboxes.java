package org.urbanriver.campus.notification.flow;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Outbox;
import org.urbanriver.campus.contracts.operations.OutboxView;
import org.urbanriver.campus.notification.peer.Peers;

/** Finds out what waits in the outbox of every service. */
@Component
class Outboxes {

    private static final ParameterizedTypeReference<OutboxView> OUTBOX = new ParameterizedTypeReference<>() {};
    /** The relay looks each second, or every twelve while the broker is away. */
    private static final Duration STALE = Duration.ofSeconds(30);

    private final Peers peers;
    private final Clock clock;

    Outboxes(Peers peers, Clock clock) {
        this.peers = peers;
        this.clock = clock;
    }

    /** A row for each service; one that does not answer is a row that says so. */
    List<Outbox> look(String token) {
        return peers.ask("/internal/outbox", OUTBOX, token, this::row, Outboxes::unknown);
    }

    private Outbox row(String service, OutboxView outbox) {
        var seenAt = outbox.seenAt();
        return seenAt == null || seenAt.isBefore(clock.instant().minus(STALE))
                ? unknown(service, "could not look into its database lately")
                : new Outbox(service, outbox.waiting(), outbox.more(), outbox.oldest(), null);
    }

    private static Outbox unknown(String service, String problem) {
        return new Outbox(service, null, false, null, problem);
    }
}
