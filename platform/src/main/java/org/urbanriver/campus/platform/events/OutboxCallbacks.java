package org.urbanriver.campus.platform.events;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveCallback;
import org.springframework.data.mongodb.core.mapping.event.BeforeConvertCallback;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Ties the outbox to saving: events go into the document before it is written, and to the relay afterwards. */
class OutboxCallbacks implements BeforeConvertCallback<Aggregate>, AfterSaveCallback<Aggregate> {

    private final EventCodec codec;
    private final ObjectProvider<OutboxRelay> relay;
    private final ObjectProvider<CurrentCaller> caller;
    private final ObjectProvider<Tracer> tracer;
    private final ObjectProvider<Propagator> propagator;

    OutboxCallbacks(
            EventCodec codec,
            ObjectProvider<OutboxRelay> relay,
            ObjectProvider<CurrentCaller> caller,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator) {
        this.codec = codec;
        this.relay = relay;
        this.caller = caller;
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public Aggregate onBeforeConvert(Aggregate aggregate, String collection) {
        aggregate.moveToOutbox(codec, origin());
        return aggregate;
    }

    @Override
    public Aggregate onAfterSave(Aggregate aggregate, Document document, String collection) {
        if (!aggregate.outbox().isEmpty()) {
            relay.getObject().relaySoon(collection, aggregate.id(), aggregate.outbox(), aggregate.sequence());
        }
        return aggregate;
    }

    private Origin origin() {
        var actor = caller.stream().findFirst().flatMap(CurrentCaller::find);
        return new Origin(
                actor.map(Caller::id).orElse(null),
                actor.map(each -> each.roles().stream().map(Role::name).sorted().toList())
                        .orElse(List.of()),
                Causes.current().orElse(null),
                traceparent());
    }

    private @Nullable String traceparent() {
        var span = tracer.stream()
                .map(Tracer::currentSpan)
                .filter(each -> each != null)
                .findFirst();
        if (span.isEmpty()) {
            return null;
        }
        var headers = new HashMap<String, String>();
        propagator.ifAvailable(each -> each.inject(span.get().context(), headers, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.put(name, value);
            }
        }));
        return headers.get("traceparent");
    }
}
