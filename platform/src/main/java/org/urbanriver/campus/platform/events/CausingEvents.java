package org.urbanriver.campus.platform.events;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.RecordInterceptor;

/** Lets whatever a listener publishes name the event in hand as its cause. */
class CausingEvents implements RecordInterceptor<Object, Object> {

    private final EventCodec codec;

    CausingEvents(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
        Causes.follow(codec.id(message).orElse(null));
        return message;
    }

    @Override
    public void afterRecord(ConsumerRecord<Object, Object> message, Consumer<Object, Object> consumer) {
        Causes.follow(null);
    }
}
