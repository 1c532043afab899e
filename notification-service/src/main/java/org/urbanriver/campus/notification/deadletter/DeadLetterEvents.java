package org.urbanriver.campus.notification.deadletter;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Stores the dead letters of all groups. Built by hand: it must not have the platform's filter, as a dead letter may be a replay
 * for another group, nor its error handler, as a dead letter that cannot be stored has nowhere else to go.
 */
@Configuration(proxyBeanMethods = false)
class DeadLetterEvents {

    private static final long AGAIN_AFTER_MILLIS = 2_000;

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> deadLetterIntake(
            ConcurrentKafkaListenerContainerFactory<String, byte[]> factory,
            DeadLetterReader reader,
            DeadLetters letters,
            @Value("${campus.namespace}") String namespace) {
        var container = factory.createContainer(reader.topics());
        container.setBeanName("dead-letters");
        var settings = container.getContainerProperties();
        settings.setGroupId(namespace + "notification-service.dead-letters");
        settings.setMessageListener((MessageListener<String, byte[]>) message -> letters.add(reader.read(message)));
        container.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(AGAIN_AFTER_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return container;
    }
}
