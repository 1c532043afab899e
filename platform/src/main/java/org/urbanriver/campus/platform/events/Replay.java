package org.urbanriver.campus.platform.events;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.KafkaUtils;

/**
 * A record that one group could not digest, sent to its topic once more for that group alone. Every other reader of the topic
 * passes it over: they have seen it at its first place.
 */
public final class Replay {

    /** Header: the one group, as the broker knows it, that the record is for. */
    public static final String FOR = "campus-for";

    /** Header: id of the dead letter that the record was. */
    public static final String OF = "campus-replay-of";

    /** Header: where in its topic the record stood at first, as {@link Place} writes it. */
    public static final String FIRST_PLACE = "campus-first-place";

    private Replay() {}

    /** Whether the record is a replay that the consumer in hand, or a reader without a group, must pass over. */
    public static boolean isForOthers(ConsumerRecord<?, ?> message) {
        return header(message, FOR)
                .filter(group -> !group.equals(KafkaUtils.getConsumerGroupId()))
                .isPresent();
    }

    /** Where the record stood in its topic when it was new; for all but replays that is where it stands. */
    public static Place firstPlace(ConsumerRecord<?, ?> message) {
        return header(message, FIRST_PLACE)
                .flatMap(Place::parse)
                .orElseGet(() -> new Place(message.partition(), message.offset()));
    }

    private static Optional<String> header(ConsumerRecord<?, ?> message, String name) {
        return Optional.ofNullable(message.headers().lastHeader(name))
                .map(header -> header.value())
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /** A place in a topic. */
    public record Place(int partition, long offset) {

        private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})\\.([0-9]{1,18})");

        static Optional<Place> parse(String text) {
            return Optional.of(WRITTEN.matcher(text))
                    .filter(place -> place.matches())
                    .map(place -> new Place(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2))));
        }

        @Override
        public String toString() {
            return partition + "." + offset;
        }
    }
}
