package org.urbanriver.campus.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.events.CampusEvent;
import org.urbanriver.campus.contracts.events.EventTypes;
import org.urbanriver.campus.contracts.events.ExampleEvents;
import org.urbanriver.campus.platform.problems.RuleViolated;
import tools.jackson.databind.json.JsonMapper;

/** Produces exactly the examples of the contract. */
class AccountEventsTests {

    private static final Instant NOW = Instant.parse("2026-03-02T15:04:05Z");
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void registeringTellsOfTheNewAccount() {
        var account = Account.register(
                "7mq2ktd4vh3xw9pa",
                EmailAddress.of("Rosa.Delgado@example.org"),
                PersonName.of("Rosa Delgado"),
                "hash",
                PersonalPreferences.of("es"),
                NOW);

        assertIsExample("account.registered.v1", account.unsavedEvents().getLast());
    }

    @Test
    void newRolesAreToldInAFixedOrder() {
        var rosa = rosa();

        rosa.assign(EnumSet.of(Role.INSTRUCTOR, Role.STUDENT), NOW);

        assertIsExample("account.changed.v1", rosa.unsavedEvents().getLast());
    }

    @Test
    void disablingIsToldOnce() {
        var rosa = rosa();

        rosa.disable(NOW);
        rosa.disable(NOW);

        assertIsExample("account.disabled.v1", rosa.unsavedEvents().getLast());
        assertThat(rosa.unsavedEvents()).hasSize(2);
    }

    @Test
    void enablingIsToldOnce() {
        var rosa = rosa();
        rosa.disable(NOW);

        rosa.enable(NOW);
        rosa.enable(NOW);

        assertIsExample("account.enabled.v1", rosa.unsavedEvents().getLast());
        assertThat(rosa.unsavedEvents()).hasSize(3);
    }

    @Test
    void closingTellsThatItIsClosedAndNothingOfThePerson() {
        var rosa = rosa();

        rosa.close(NOW);

        assertIsExample("account.closed.v1", rosa.unsavedEvents().getLast());
        assertThat(rosa.passwordHash()).isEmpty();
        assertThat(rosa.isActiveAdmin()).isFalse();
        assertThat(rosa.isClaimable()).isFalse();
        assertThatExceptionOfType(RuleViolated.class).isThrownBy(() -> rosa.enable(NOW));
        assertThatExceptionOfType(RuleViolated.class).isThrownBy(() -> rosa.rename(PersonName.of("Rosa"), NOW));
    }

    @Test
    void aNewPasswordOfWhoKnewTheOldOneEndsSessionsButNotTokens() {
        var rosa = rosa();

        rosa.changePassword("other", NOW.plusSeconds(10));

        assertThat(rosa.honorsSession(NOW.plusSeconds(5))).isFalse();
        assertThat(rosa.honors(NOW.plusSeconds(5))).isTrue();
        assertThat(rosa.honorsSession(NOW.plusSeconds(11))).isTrue();
        assertThat(rosa.resetsBy(NOW.plusSeconds(5))).isFalse();
        assertThat(rosa.resetsBy(NOW.plusSeconds(11))).isTrue();
    }

    @Test
    void theSameRolesAgainAreNoEvent() {
        var rosa = rosa();

        rosa.assign(Set.of(Role.STUDENT), NOW);

        assertThat(rosa.unsavedEvents()).hasSize(1);
    }

    @Test
    void credentialsFromBeforeADisablingStayVoid() {
        var rosa = rosa();
        assertThat(rosa.honors(NOW)).isTrue();

        rosa.disable(NOW.plusSeconds(10));
        assertThat(List.of(rosa.honors(NOW), rosa.honors(NOW.plusSeconds(20)))).containsOnly(false);
        rosa.enable(NOW.plusSeconds(30));

        assertThat(rosa.honors(NOW)).isFalse();
        assertThat(rosa.honors(NOW.plusSeconds(10))).isFalse();
        assertThat(rosa.honors(NOW.plusSeconds(31))).isTrue();
    }

    private static Account rosa() {
        return Account.setUp(
                "7mq2ktd4vh3xw9pa",
                EmailAddress.of("Rosa.Delgado@example.org"),
                PersonName.of("Rosa Delgado"),
                "hash",
                Set.of(Role.STUDENT),
                NOW);
    }

    private void assertIsExample(String type, CampusEvent event) {
        var name = "org.urbanriver.campus." + type;
        assertThat(EventTypes.name(event)).isEqualTo(name);
        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(json.readTree(ExampleEvents.json(name)));
    }
}
