package org.urbanriver.campus.notification.stream;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.problems.Invalid;

/**
 * How far a reader has come: the last offset seen of each partition. As a partition is worked off in order everywhere, this
 * one value resumes a stream exactly, at any instance of the service. It travels as the id of a server-sent event.
 */
public record Position(SortedMap<String, Long> offsets) {

    private static final Pattern LANE = Pattern.compile("([ace][0-9]{1,4})\\.([0-9]{1,18})");
    /** An empty id would tell a client to forget where it is. */
    private static final String START = "start";

    private static final Map<String, String> TOPICS =
            Map.of("a", Topics.ACCOUNTS, "c", Topics.COURSES, "e", Topics.ENROLLMENTS);
    private static final int LONGEST = 16_384;

    public Position {
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }

    public static Position start() {
        return new Position(new TreeMap<>());
    }

    /** Reads what a client sent back. */
    public static Position parse(String text) {
        var offsets = new TreeMap<String, Long>();
        if (text.equals(START)) {
            return new Position(offsets);
        }
        for (var part : text.length() > LONGEST ? new String[] {""} : text.split("-", -1)) {
            var lane = LANE.matcher(part);
            if (!lane.matches()) {
                throw new Invalid("Last-Event-ID", "is not an id or position that this stream has given out");
            }
            offsets.put(lane.group(1), Long.parseLong(lane.group(2)));
        }
        return new Position(offsets);
    }

    /** This position, and the given record seen too; never moves back. */
    public Position with(String topic, int partition, long offset) {
        var more = new TreeMap<>(offsets);
        more.merge(lane(topic, partition), offset, Math::max);
        return new Position(more);
    }

    /** Last offset seen of a partition; -1 for none. */
    public long of(String topic, int partition) {
        return offsets.getOrDefault(lane(topic, partition), -1L);
    }

    /** What was seen of one topic: partition to offset. */
    public Map<Integer, Long> of(String topic) {
        var letter = topic.substring(0, 1);
        return offsets.entrySet().stream()
                .filter(each -> each.getKey().startsWith(letter))
                .collect(Collectors.toMap(each -> Integer.valueOf(each.getKey().substring(1)), Map.Entry::getValue));
    }

    @Override
    public String toString() {
        return offsets.isEmpty()
                ? START
                : offsets.entrySet().stream()
                        .map(each -> each.getKey() + "." + each.getValue())
                        .collect(Collectors.joining("-"));
    }

    private static String lane(String topic, int partition) {
        var letter = topic.substring(0, 1);
        if (!topic.equals(TOPICS.get(letter))) {
            throw new IllegalArgumentException(topic + " is no topic of the campus");
        }
        return letter + partition;
    }
}
