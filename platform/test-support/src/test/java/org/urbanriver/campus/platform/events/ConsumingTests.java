package org.urbanriver.campus.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.converter.ConversionException;
import org.urbanriver.campus.contracts.events.AccountEvent;
import org.urbanriver.campus.contracts.events.ExampleEvents;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.test.Events;
import org.urbanriver.campus.platform.test.WithStores;

@SpringBootTest
@WithStores
@Import({ConsumingTests.Listener.class, ConsumingTests.Others.class})
class ConsumingTests {

    static final String GROUP = "sample-service.accounts";

    @Autowired
    Events events;

    @Autowired
    Listener listener;

    @Autowired
    Others others;

    @Value("${campus.namespace}")
    String namespace;

    @Autowired
    Copies copies;

    @Autowired
    MongoTemplate mongo;

    @Test
    void anEventArrivesWithItsEnvelope() {
        events.sendExample("account.registered.v1", 1);

        await().atMost(Events.PATIENCE)
                .untilAsserted(() -> assertThat(listener.received).anySatisfy(each -> {
                    assertThat(each.event()).isInstanceOf(AccountEvent.AccountRegistered.class);
                    assertThat(each.id()).isEqualTo("7mq2ktd4vh3xw9pa.1");
                    assertThat(each.sequence()).isEqualTo(1);
                    assertThat(each.envelope().source()).isEqualTo("/test");
                }));
        assertThat(listener.causes).contains("7mq2ktd4vh3xw9pa.1");
    }

    @Test
    void aBrokenContractIsPutAsideWithItsBytesAndTheNextEventStillArrives() {
        var headers = Events.headers("account.changed.v1", "broken", 1);
        events.send(Topics.ACCOUNTS, "broken", headers, "{not json".getBytes(StandardCharsets.UTF_8));
        events.send(Topics.ACCOUNTS, "broken", headers, null);
        events.send(Topics.ACCOUNTS, "headless", Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
        events.sendExample("account.disabled.v1", 7);

        var dead = events.awaitDeadLetter(GROUP, "broken");
        assertThat(new String(dead.message().value(), StandardCharsets.UTF_8)).isEqualTo("{not json");
        assertThat(dead.header(Failure.KIND)).isEqualTo(ConversionException.class.getName());
        assertThat(dead.header(Failure.REASON))
                .startsWith("The body of broken.1 is no org.urbanriver.campus.account.changed.v1");
        assertThat(dead.header(Failure.ATTEMPTS)).isEqualTo("1");
        events.awaitDeadLetter(GROUP, "headless");
        await().atMost(Events.PATIENCE).until(() -> listener.received.stream().anyMatch(each -> each.sequence() == 7));
    }

    @Test
    void anEventThatAlwaysFailsIsTriedAgainAndThenPutAside() {
        events.send(
                new AccountEvent.AccountChanged(new org.urbanriver.campus.contracts.accounts.AccountView(
                        "poison", "p@example.org", "Poison", java.util.Set.of(), false, java.time.Instant.EPOCH)),
                1);

        var dead = events.awaitDeadLetter(GROUP, "poison");

        assertThat(listener.poisoned).hasSizeGreaterThan(1);
        assertThat(dead.header(Failure.ATTEMPTS)).isEqualTo(Integer.toString(listener.poisoned.size()));
        assertThat(dead.header(Failure.KIND)).isEqualTo(IllegalStateException.class.getName());
        assertThat(dead.header(Failure.REASON)).isEqualTo("cannot digest this");
    }

    @Test
    void aReplayReachesNoGroupButTheOneThatItIsFor() {
        var replay = new HashMap<>(Events.headers("account.enabled.v1", "7mq2ktd4vh3xw9pa", 21));
        replay.put(Replay.FOR, namespace + GROUP);
        events.send(Topics.ACCOUNTS, "7mq2ktd4vh3xw9pa", replay, example("account.enabled.v1"));
        events.sendExample("account.enabled.v1", 22);

        await().atMost(Events.PATIENCE).until(() -> others.received.stream().anyMatch(each -> each.sequence() == 22));
        await().atMost(Events.PATIENCE).until(() -> listener.received.stream().anyMatch(each -> each.sequence() == 22));
        assertThat(listener.received).filteredOn(each -> each.sequence() == 21).hasSize(1);
        assertThat(others.received).noneMatch(each -> each.sequence() == 21);
    }

    @Test
    void aReplayTellsItsFirstPlaceAndAnyOtherRecordItsOwn() {
        var message = new ConsumerRecord<>("t", 2, 70, "k", new byte[0]);

        assertThat(Replay.firstPlace(message)).hasToString("2.70");
        message.headers().add(Replay.FIRST_PLACE, "2.65".getBytes(StandardCharsets.UTF_8));
        assertThat(Replay.firstPlace(message)).isEqualTo(new Replay.Place(2, 65));
        message.headers().add(Replay.FIRST_PLACE, "nowhere".getBytes(StandardCharsets.UTF_8));
        assertThat(Replay.firstPlace(message)).hasToString("2.70");
    }

    private static byte[] example(String type) {
        return ExampleEvents.json("org.urbanriver.campus." + type).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aTypeOfALaterVersionIsPassedOver() {
        events.send("account.renamed.v2", "{}", 1);
        events.sendExample("account.enabled.v1", 9);

        await().atMost(Events.PATIENCE).until(() -> listener.received.stream().anyMatch(each -> each.sequence() == 9));
    }

    @Test
    void aCopyNeverGoesBackInTime() {
        copies.keep(new Note("n", 2, "second"));
        copies.keep(new Note("n", 1, "first"));
        copies.keep(new Note("n", 2, "second again"));

        assertThat(mongo.findById("n", Note.class)).isEqualTo(new Note("n", 2, "second"));

        copies.keep(new Note("n", 5, "fifth"));

        assertThat(mongo.findById("n", Note.class).text()).isEqualTo("fifth");
    }

    record Note(@Id String id, long sequence, String text) implements Copies.Copy {}

    static class Listener {

        final List<Received<AccountEvent>> received = new CopyOnWriteArrayList<>();
        final List<String> causes = new CopyOnWriteArrayList<>();
        final List<String> poisoned = new CopyOnWriteArrayList<>();

        @KafkaListener(topics = "${campus.namespace}" + Topics.ACCOUNTS, groupId = "${campus.namespace}" + GROUP)
        void on(Received<AccountEvent> event) {
            if (event.event().subject().equals("poison")) {
                poisoned.add(event.id());
                throw new IllegalStateException("cannot digest this");
            }
            Causes.current().ifPresent(causes::add);
            received.add(event);
        }
    }

    static class Others {

        final List<Received<AccountEvent>> received = new CopyOnWriteArrayList<>();

        @KafkaListener(
                topics = "${campus.namespace}" + Topics.ACCOUNTS,
                groupId = "${campus.namespace}sample-service.others")
        void on(Received<AccountEvent> event) {
            received.add(event);
        }
    }
}
