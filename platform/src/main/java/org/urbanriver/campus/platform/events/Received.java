package org.urbanriver.campus.platform.events;

import org.urbanriver.campus.contracts.events.CampusEvent;

/** An event that arrived, with its envelope; what a Kafka listener takes as its parameter. */
public record Received<E extends CampusEvent>(E event, Envelope envelope) {

    public String id() {
        return envelope.id();
    }

    public long sequence() {
        return envelope.sequence();
    }
}
