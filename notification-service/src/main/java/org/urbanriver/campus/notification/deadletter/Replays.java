package org.urbanriver.campus.notification.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.notification.delivery.Failures;
import org.urbanriver.campus.platform.events.Replay;

/**
 * Sends dead letters again. That they shall be is written down first, so a crash on the way only delays them: a later look
 * finds them. One may be sent twice by that, which its consumer does not mind, and none is forgotten.
 */
@Component
class Replays {

    private static final Logger log = LoggerFactory.getLogger(Replays.class);

    private static final int AT_A_LOOK = 200;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(12);
    /** Made anew for each replay. */
    private static final Set<String> OF_REPLAYS = Set.of(Replay.FOR, Replay.OF, Replay.FIRST_PLACE);

    private final DeadLetters letters;
    private final KafkaTemplate<String, byte[]> kafka;
    private final Clock clock;
    private final String namespace;
    private final ReentrantLock looking = new ReentrantLock();

    Replays(
            DeadLetters letters,
            KafkaTemplate<String, byte[]> kafka,
            Clock clock,
            @Value("${campus.namespace}") String namespace) {
        this.letters = letters;
        this.kafka = kafka;
        this.clock = clock;
        this.namespace = namespace;
    }

    /** Looks for letters to send before anybody waits for the next sweep. */
    void wake() {
        Thread.startVirtualThread(this::sweep);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            var due = letters.due(clock.instant(), AT_A_LOOK);
            while (!due.isEmpty()) {
                for (var id : due) {
                    letters.claim(id, clock.instant()).ifPresent(this::send);
                }
                due = letters.due(clock.instant(), AT_A_LOOK);
            }
        } catch (RuntimeException e) {
            log.warn("Dead letters will be sent again by the next look: {}", e.getMessage());
        } finally {
            looking.unlock();
        }
    }

    private void send(DeadLetter letter) {
        RecordMetadata sent;
        try {
            sent = kafka.send(record(letter))
                    .get(SEND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .getRecordMetadata();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            letters.notSent(letter.id(), clock.instant().plus(AGAIN_AFTER));
            throw new IllegalStateException("the broker did not take " + letter.id(), e);
        }
        letters.sent(letter.id(), new Failures.Place(sent.partition(), sent.offset()));
        log.info("Dead letter {} was sent to {} again", letter.id(), letter.group());
    }

    private ProducerRecord<String, byte[]> record(DeadLetter letter) {
        // By its key it comes behind all that happened to its aggregate; without one only its own partition is as good.
        var partition = letter.key() == null && letter.partition() >= 0 ? letter.partition() : null;
        var message = new ProducerRecord<String, byte[]>(
                namespace + letter.topic(), partition, letter.key(), letter.payload());
        byte[] firstPlace = null;
        for (var header : letter.headers()) {
            if (header.name().equals(Replay.FIRST_PLACE)) {
                firstPlace = header.value();
            }
            if (!OF_REPLAYS.contains(header.name())) {
                message.headers().add(header.name(), header.value());
            }
        }
        message.headers().add(Replay.FOR, bytes(namespace + letter.group()));
        message.headers().add(Replay.OF, bytes(letter.id()));
        if (firstPlace != null) {
            message.headers().add(Replay.FIRST_PLACE, firstPlace);
        } else if (letter.partition() >= 0 && letter.offset() >= 0) {
            var place = new Replay.Place(letter.partition(), letter.offset());
            message.headers().add(Replay.FIRST_PLACE, bytes(place.toString()));
        }
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
