package org.urbanriver.campus.platform.events;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveCallback;
import org.springframework.data.mongodb.core.mapping.event.BeforeConvertCallback;
import org.springframework.util.function.SingletonSupplier;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Ties the outbox to saving: events go into the document before it is written, and to the relay afterwards. */
class OutboxCallbacks implements BeforeConvertCallback<Aggregate>, AfterSaveCallback<Aggregate> {

    private final EventCodec codec;
    private final ObjectProvider<OutboxRelay> relay;
    private final SingletonSupplier<CurrentCaller> caller;
    private final SingletonSupplier<Tracer> tracer;
    private final SingletonSupplier<Propagator> propagator;

    OutboxCallbacks(
            EventCodec codec,
            ObjectProvider<OutboxRelay> relay,
            ObjectProvider<CurrentCaller> caller,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator) {
        this.codec = codec;
        this.relay = relay;
        // Looked up once: for each document that is saved it would cost more than what they tell.
        this.caller = SingletonSupplier.ofNullable(caller::getIfAvailable);
        this.tracer = SingletonSupplier.ofNullable(tracer::getIfAvailable);
        this.propagator = SingletonSupplier.ofNullable(propagator::getIfAvailable);
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
        var actor = Optional.ofNullable(caller.get())
                .filter(any -> !Causes.isCatchingUp())
                .flatMap(CurrentCaller::find);
        return new Origin(
                actor.map(Caller::id).orElse(null),
                actor.map(each -> each.roles().stream().map(Role::name).sorted().toList())
                        .orElse(List.of()),
                Causes.current().orElse(null),
                traceparent());
    }

    private @Nullable String traceparent() {
        var span = Optional.ofNullable(tracer.get()).map(Tracer::currentSpan);
        var propagates = propagator.get();
        if (span.isEmpty() || propagates == null) {
            return null;
        }
        var headers = new HashMap<String, String>();
        propagates.inject(span.get().context(), headers, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.put(name, value);
            }
        });
        return headers.get("traceparent");
    }
}
