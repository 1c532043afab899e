package org.urbanriver.campus.notification.flow;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Lag;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Lags;

/** How far each group of this campus is behind, as the broker knows it. */
@Component
class ConsumerLags {

    private static final int PATIENCE_MILLIS = 1_400;
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Map<String, Object> settings;
    private final Clock clock;
    private final String namespace;
    private final Pattern groups;

    ConsumerLags(KafkaAdmin admin, Clock clock, @Value("${campus.namespace}") String namespace) {
        this.settings = new HashMap<>(admin.getConfigurationProperties());
        this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.clock = clock;
        this.namespace = namespace;
        this.groups = Pattern.compile(Pattern.quote(namespace) + "[a-z]+(-service)?\\..+");
    }

    /** A client of its own each time: one that is kept would ask for a broker that is away all day long. */
    Lags look() throws InterruptedException {
        try (var admin = Broker.open(settings)) {
            return new Lags(lags(admin.client()), null);
        } catch (ExecutionException | KafkaException e) {
            return unknown("Kafka cannot be reached");
        }
    }

    static Lags unknown(String problem) {
        return new Lags(List.of(), problem);
    }

    private List<Lag> lags(Admin admin) throws ExecutionException, InterruptedException {
        var names = admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                .map(GroupListing::groupId)
                .filter(group -> groups.matcher(group).matches())
                .toList();
        var describing = admin.describeConsumerGroups(names).all();
        var commits = admin.listConsumerGroupOffsets(names.stream()
                        .collect(Collectors.toMap(Function.identity(), any -> new ListConsumerGroupOffsetsSpec())))
                .all()
                .get();
        var descriptions = describing.get();
        var partitions = new TreeMap<String, Set<TopicPartition>>();
        descriptions.forEach((name, group) ->
                partitions.put(name, partitions(group, commits.getOrDefault(name, Map.of()))));
        var offsets = Offsets.of(
                admin,
                partitions.values().stream().flatMap(Set::stream).collect(Collectors.toSet()),
                clock.instant().minus(LATE));
        var lags = new ArrayList<Lag>();
        descriptions.forEach((name, group) -> lags.addAll(byTopic(
                name,
                group.members().size(),
                partitions.getOrDefault(name, Set.of()),
                commits.getOrDefault(name, Map.of()),
                offsets)));
        lags.sort(Comparator.comparing(Lag::group).thenComparing(Lag::topic));
        return lags;
    }

    /** Those that it has committed something of, and those that its members read, of which nothing may be committed yet. */
    private static Set<TopicPartition> partitions(
            ConsumerGroupDescription group, Map<TopicPartition, OffsetAndMetadata> committed) {
        var partitions = new HashSet<>(committed.keySet());
        group.members().forEach(member -> partitions.addAll(member.assignment().topicPartitions()));
        return partitions;
    }

    private List<Lag> byTopic(
            String group,
            int members,
            Set<TopicPartition> partitions,
            Map<TopicPartition, OffsetAndMetadata> committed,
            Offsets offsets) {
        var lags = new TreeMap<String, Long>();
        var late = new HashSet<String>();
        for (var partition : partitions) {
            var next = committed.get(partition);
            var reached = Math.max(next == null ? 0 : next.offset(), offsets.first(partition));
            lags.merge(partition.topic(), Math.max(offsets.end(partition) - reached, 0), Long::sum);
            if (reached < offsets.young(partition)) {
                late.add(partition.topic());
            }
        }
        return lags.entrySet().stream()
                .map(topic -> new Lag(
                        group.substring(namespace.length()),
                        topic.getKey().substring(namespace.length()).replace("." + namespace, "."),
                        topic.getValue(),
                        members,
                        late.contains(topic.getKey())))
                .toList();
    }

    /** Closing it waits for nothing. */
    private record Broker(Admin client) implements AutoCloseable {

        static Broker open(Map<String, Object> settings) {
            return new Broker(Admin.create(settings));
        }

        @Override
        public void close() {
            client.close(Duration.ZERO);
        }
    }
}
