package org.urbanriver.campus.platform.events;

import java.lang.reflect.Type;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.converter.MessagingMessageConverter;

/** Lets a listener take a {@link Received} event; what cannot be read goes to the dead letters with its bytes intact. */
class EventConverter extends MessagingMessageConverter {

    private final EventCodec codec;

    EventConverter(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    protected Object extractAndConvertValue(ConsumerRecord<?, ?> message, @Nullable Type type) {
        return codec.read(message);
    }
}
