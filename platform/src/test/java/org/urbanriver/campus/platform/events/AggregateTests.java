package org.urbanriver.campus.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountChanged;
import org.urbanriver.campus.contracts.events.CampusEvent;
import tools.jackson.databind.json.JsonMapper;

class AggregateTests {

    private static final Instant NOW = Instant.parse("2026-03-02T15:04:05Z");

    private final EventCodec codec = new EventCodec(JsonMapper.builder().build(), "/sample-service", "");

    @Test
    void whatHappenedIsNumberedInItsOrder() {
        var person = new Person("p1");

        assertThat(person.lastEventId()).isEqualTo("p1.0");
        person.rename("Ana", NOW);
        person.rename("Bea", NOW);

        assertThat(person.unsavedEvents()).containsExactly(person.named("Ana"), person.named("Bea"));
        assertThat(person.lastEventId()).isEqualTo("p1.2");
    }

    @Test
    void aSaveMovesWhatHappenedToTheOutboxOnce() {
        var person = new Person("p1");
        person.rename("Ana", NOW);
        person.rename("Bea", NOW.plusSeconds(1));

        person.moveToOutbox(codec, Origin.UNKNOWN);
        person.moveToOutbox(codec, Origin.UNKNOWN);

        assertThat(person.unsavedEvents()).isEmpty();
        assertThat(person.outbox())
                .containsExactly(
                        codec.outboxEntry("p1", 1, person.named("Ana"), NOW, Origin.UNKNOWN),
                        codec.outboxEntry("p1", 2, person.named("Bea"), NOW.plusSeconds(1), Origin.UNKNOWN));
    }

    @Test
    void whatAnEarlierSaveLeftInTheOutboxStaysBeforeTheNext() {
        var person = new Person("p1");
        person.rename("Ana", NOW);
        person.moveToOutbox(codec, Origin.UNKNOWN);
        var earlier = person.outbox();

        person.rename("Bea", NOW);
        person.moveToOutbox(codec, new Origin("bea", List.of("ADMIN"), null, null));

        assertThat(person.outbox()).extracting(OutboxEntry::eventId).containsExactly("p1.1", "p1.2");
        assertThat(person.outbox().getLast().origin().actor()).isEqualTo("bea");
        assertThat(earlier).hasSize(1);
    }

    @Test
    void beforeItsFirstSaveItHasNoVersion() {
        assertThat(new Person("p1").version()).isZero();
        assertThat(new Person("p1").id()).isEqualTo("p1");
        assertThatThrownBy(() -> new Person(null)).hasMessage("id must not be null");
    }

    private static final class Person extends Aggregate {

        Person(String id) {
            super(id);
        }

        void rename(String name, Instant now) {
            publish(named(name), now);
        }

        CampusEvent named(String name) {
            return new AccountChanged(new AccountView(id(), "p@example.org", name, Set.of(Role.STUDENT), false, NOW));
        }
    }
}
