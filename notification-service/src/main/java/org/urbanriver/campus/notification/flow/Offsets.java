package org.urbanriver.campus.notification.flow;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * What partitions hold.
 *
 * @param young the first record of each partition that was sent since a time; missing where there is none
 */
record Offsets(Map<TopicPartition, Long> firsts, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> young) {

    static Offsets of(Admin admin, Set<TopicPartition> partitions, Instant youngSince)
            throws ExecutionException, InterruptedException {
        var firsts = ask(admin, partitions, OffsetSpec.earliest());
        var ends = ask(admin, partitions, OffsetSpec.latest());
        var young = ask(admin, partitions, OffsetSpec.forTimestamp(youngSince.toEpochMilli()));
        return new Offsets(known(firsts), known(ends), known(young));
    }

    private static ListOffsetsResult ask(Admin admin, Set<TopicPartition> partitions, OffsetSpec what) {
        return admin.listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), any -> what)));
    }

    private static Map<TopicPartition, Long> known(ListOffsetsResult asked)
            throws ExecutionException, InterruptedException {
        var known = new HashMap<TopicPartition, Long>();
        asked.all().get().forEach((partition, found) -> {
            if (found.offset() >= 0) {
                known.put(partition, found.offset());
            }
        });
        return known;
    }

    long first(TopicPartition partition) {
        return firsts.getOrDefault(partition, 0L);
    }

    long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** Where the records begin that are not old yet. */
    long young(TopicPartition partition) {
        return young.getOrDefault(partition, end(partition));
    }
}
