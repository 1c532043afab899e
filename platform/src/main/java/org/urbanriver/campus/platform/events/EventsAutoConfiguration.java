package org.urbanriver.campus.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.backoff.FixedBackOff;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.StoreOutage;
import org.urbanriver.campus.platform.security.CurrentCaller;
import tools.jackson.databind.json.JsonMapper;

/** Events out and in, the same for every service. */
@AutoConfiguration(before = KafkaAutoConfiguration.class, after = DataMongoAutoConfiguration.class)
@EnableScheduling
@EnableConfigurationProperties(EventsAutoConfiguration.EventSettings.class)
class EventsAutoConfiguration {

    /** A store that cannot be reached is no fault of the event: wait for it, however long. */
    private static final FixedBackOff UNTIL_IT_IS_BACK = new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS);

    /** Well above the largest event, that of a course with 200 modules, and what the dead letters add to it. */
    static final String LARGEST = "8388608";

    /**
     * @param partitions of each topic; fixed once a topic exists
     * @param replicas of each partition; 3 on a cluster
     * @param retries of an event that a consumer fails on, before it becomes a dead letter
     * @param retryAfter the first wait; it doubles up to ten seconds
     */
    @ConfigurationProperties("campus.events")
    record EventSettings(
            @DefaultValue("6") int partitions,
            @DefaultValue("1") short replicas,
            @DefaultValue("6") int retries,
            @DefaultValue("200ms") Duration retryAfter) {}

    @Bean
    EventCodec eventCodec(
            JsonMapper json,
            @Value("${spring.application.name}") String service,
            @Value("${campus.namespace}") String namespace) {
        return new EventCodec(json, "/" + service, namespace);
    }

    @Bean
    KafkaAdmin.NewTopics campusTopics(EventSettings settings, @Value("${campus.namespace}") String namespace) {
        return new KafkaAdmin.NewTopics(Set.of(Topics.ACCOUNTS, Topics.COURSES, Topics.ENROLLMENTS).stream()
                .map(topic -> TopicBuilder.name(namespace + topic)
                        .partitions(settings.partitions())
                        .replicas(settings.replicas())
                        // A consumer may be away for longer than anyone thought, and a restored one starts over.
                        .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                        .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, LARGEST)
                        .build())
                .toArray(org.apache.kafka.clients.admin.NewTopic[]::new));
    }

    @Bean
    OutboxCallbacks outboxCallbacks(
            EventCodec codec,
            ObjectProvider<OutboxRelay> relay,
            ObjectProvider<CurrentCaller> caller,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator) {
        return new OutboxCallbacks(codec, relay, caller, tracer, propagator);
    }

    @Bean
    OutboxRelay outboxRelay(
            MongoTemplate mongo, KafkaTemplate<String, byte[]> kafka, KafkaAdmin admin, EventCodec codec, Clock clock) {
        return new OutboxRelay(mongo, kafka, admin, codec, clock);
    }

    @Bean
    OutboxHealth outboxHealthIndicator(OutboxRelay relay, MeterRegistry meters, Clock clock) {
        return new OutboxHealth(relay, meters, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    OutboxController outboxController(
            OutboxRelay relay,
            ObjectProvider<CurrentCaller> caller,
            @Value("${spring.application.name}") String service) {
        return new OutboxController(relay, caller, service);
    }

    /** Boot's own comes too early to see that scheduling is on; with one thread a long sweep would hold up the relay. */
    @Bean
    @ConditionalOnMissingBean(TaskScheduler.class)
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(4);
        scheduler.setThreadNamePrefix("scheduled-");
        return scheduler;
    }

    @Bean
    Copies copies(MongoTemplate mongo) {
        return new Copies(mongo);
    }

    @Bean
    RecordMessageConverter eventConverter(EventCodec codec) {
        return new EventConverter(codec);
    }

    @Bean
    CausingEvents causingEvents(EventCodec codec) {
        return new CausingEvents(codec);
    }

    /** A type of a later version is none of this service's business yet, and what another group failed on never is. */
    @Bean
    RecordFilterStrategy<Object, Object> othersBusiness(EventCodec codec) {
        return message -> Replay.isForOthers(message) || !codec.knows(message);
    }

    /** Lets a dead letter tell how often its record was tried. */
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> countedAttempts() {
        return container -> container.getContainerProperties().setDeliveryAttemptHeader(true);
    }

    @Bean
    CommonErrorHandler eventErrorHandler(
            KafkaTemplate<String, byte[]> kafka, KafkaAdmin admin, EventSettings settings) {
        var patience = new ExponentialBackOffWithMaxRetries(settings.retries());
        patience.setInitialInterval(settings.retryAfter().toMillis());
        patience.setMultiplier(2);
        patience.setMaxInterval(10_000);
        var handler = new DefaultErrorHandler(new DeadLetters(kafka, admin, settings.replicas()), patience);
        handler.setBackOffFunction((message, e) -> StoreOutage.caused(e) ? UNTIL_IT_IS_BACK : null);
        return handler;
    }
}
