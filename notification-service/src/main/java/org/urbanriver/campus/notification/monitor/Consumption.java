package org.urbanriver.campus.notification.monitor;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.notification.delivery.Failures.Place;

/** Asks the broker how far each group of this campus has come, of whatever service. */
@Component
class Consumption {

    private static final int PATIENCE_MILLIS = 2_000;

    private final Map<String, Object> settings;
    private final String namespace;
    private final Pattern groups;

    Consumption(KafkaAdmin admin, @Value("${campus.namespace}") String namespace) {
        this.settings = new HashMap<>(admin.getConfigurationProperties());
        this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.namespace = namespace;
        this.groups = Pattern.compile(Pattern.quote(namespace) + "[a-z]+(-service)?\\..+");
    }

    /** None while the broker cannot be reached. A client of its own each time, as one that is kept asks all day long. */
    Optional<Reached> look() {
        var admin = Admin.create(settings);
        try {
            var names = admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(group -> groups.matcher(group).matches())
                    .toList();
            var offsets = admin.listConsumerGroupOffsets(names.stream()
                            .collect(Collectors.toMap(Function.identity(), any -> new ListConsumerGroupOffsetsSpec())))
                    .all()
                    .get();
            var byGroup = new TreeMap<String, Map<TopicPartition, OffsetAndMetadata>>();
            offsets.forEach((group, reached) -> byGroup.put(group.substring(namespace.length()), reached));
            return Optional.of(new Reached(namespace, byGroup));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | KafkaException e) {
            return Optional.empty();
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    /** @param groups what each has committed: the offset that it reads next, of each partition */
    record Reached(String namespace, Map<String, Map<TopicPartition, OffsetAndMetadata>> groups) {

        /** How many events the readers of an event's topic have to work off until it is done; 0 where it is. */
        Map<String, Long> until(RecordedEvent event) {
            var place = new Place(event.partition(), event.offset());
            var left = new TreeMap<String, Long>();
            groups.forEach((group, reached) -> {
                if (reached.keySet().stream().anyMatch(each -> each.topic().equals(namespace + event.topic()))) {
                    left.put(group, until(group, event.topic(), place));
                }
            });
            return left;
        }

        /** The same for one group and a place in the topic. */
        long until(String group, String topic, Place place) {
            var next = Optional.ofNullable(groups.getOrDefault(group, Map.of())
                            .get(new TopicPartition(namespace + topic, place.partition())))
                    .map(OffsetAndMetadata::offset)
                    .orElse(0L);
            return Math.max(place.offset() + 1 - next, 0);
        }
    }
}
