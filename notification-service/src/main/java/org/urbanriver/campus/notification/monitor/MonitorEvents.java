package org.urbanriver.campus.notification.monitor;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.events.Replay;

/** Records all that happens on the campus. */
@Component
class MonitorEvents {

    private final EventReader reader;
    private final RecordedEvents events;

    MonitorEvents(EventReader reader, RecordedEvents events) {
        this.reader = reader;
        this.events = events;
    }

    @KafkaListener(
            id = "monitor",
            topics = {
                "${campus.namespace}" + Topics.ACCOUNTS,
                "${campus.namespace}" + Topics.COURSES,
                "${campus.namespace}" + Topics.ENROLLMENTS
            },
            groupId = "${campus.namespace}notification-service.monitor",
            filter = "everyType")
    void on(ConsumerRecord<String, byte[]> message) {
        events.add(reader.read(message));
    }

    @Configuration(proxyBeanMethods = false)
    static class Filters {

        /** Lets types of later versions through. Only for those who name it: all others keep the platform's filter. */
        @Bean(defaultCandidate = false)
        RecordFilterStrategy<Object, Object> everyType() {
            return Replay::isForOthers;
        }
    }
}
