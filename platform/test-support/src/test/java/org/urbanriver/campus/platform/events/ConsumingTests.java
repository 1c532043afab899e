package org.urbanriver.campus.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.urbanriver.campus.contracts.events.AccountEvent;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.test.Events;
import org.urbanriver.campus.platform.test.WithStores;

@SpringBootTest
@WithStores
@Import(ConsumingTests.Listener.class)
class ConsumingTests {

    static final String GROUP = "sample-service.accounts";

    @Autowired
    Events events;

    @Autowired
    Listener listener;

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
        assertThat(dead.header("kafka_dlt-exception-message")).isNotBlank();
        events.awaitDeadLetter(GROUP, "headless");
        await().atMost(Events.PATIENCE).until(() -> listener.received.stream().anyMatch(each -> each.sequence() == 7));
    }

    @Test
    void anEventThatAlwaysFailsIsTriedAgainAndThenPutAside() {
        events.send(
                new AccountEvent.AccountChanged(new org.urbanriver.campus.contracts.accounts.AccountView(
                        "poison", "p@example.org", "Poison", java.util.Set.of(), false, java.time.Instant.EPOCH)),
                1);

        events.awaitDeadLetter(GROUP, "poison");

        assertThat(listener.poisoned).hasSizeGreaterThan(1);
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
}
