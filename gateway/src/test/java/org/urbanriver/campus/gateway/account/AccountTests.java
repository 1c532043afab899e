package org.urbanriver.campus.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountChanged;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountRegistered;
import org.urbanriver.campus.platform.security.Caller;

class AccountTests {

    private static final Instant NOW = Instant.parse("2026-03-02T15:04:05Z");
    private static final EmailAddress ADDRESS = EmailAddress.of("rosa.delgado@example.org");
    private static final PersonName NAME = PersonName.of("Rosa Delgado");

    @Test
    void anInvitedStudentHasNoPasswordAndIsShownAsUnclaimed() {
        var account = invited();

        assertThat(account.passwordHash()).isEmpty();
        assertThat(account.isUnclaimed()).isTrue();
        assertThat(account.isClaimable()).isTrue();
        assertThat(account.view())
                .isEqualTo(new AccountView(
                        "rosa",
                        ADDRESS.value(),
                        NAME.value(),
                        Set.of(Role.STUDENT),
                        false,
                        NOW,
                        true,
                        null,
                        null,
                        null,
                        null,
                        null));
        assertThat(account.unsavedEvents()).containsExactly(new AccountRegistered(account.view()));
    }

    @Test
    void anAccountIsClaimedOnceAndIsAnOrdinaryOneFromThenOn() {
        var account = invited();

        account.claim("hash", NOW);

        assertThat(account.passwordHash()).contains("hash");
        assertThat(account.isUnclaimed()).isFalse();
        assertThat(account.view().unclaimed()).isNull();
        assertThat(account.unsavedEvents()).hasSize(2).last().isEqualTo(new AccountChanged(account.view()));
        assertThatThrownBy(() -> account.claim("another", NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(account.passwordHash()).contains("hash");
    }

    @Test
    void aDisabledAccountIsNotClaimedBeforeItIsEnabledAgain() {
        var account = invited();
        account.disable(NOW);

        assertThat(account.isClaimable()).isFalse();
        assertThatThrownBy(() -> account.claim("hash", NOW)).isInstanceOf(IllegalStateException.class);

        account.enable(NOW);
        account.claim("hash", NOW);
        assertThat(account.passwordHash()).contains("hash");
    }

    @Test
    void onlyAnEnabledAndClaimedAdminIsAnActiveOne() {
        var admin = registered(Role.ADMIN, Role.INSTRUCTOR);
        var unclaimed = invited();
        unclaimed.assign(Set.of(Role.ADMIN), NOW);

        assertThat(admin.isDisabled()).isFalse();
        assertThat(admin.isActiveAdmin()).isTrue();
        assertThat(registered(Role.INSTRUCTOR).isActiveAdmin()).isFalse();
        assertThat(unclaimed.isActiveAdmin()).isFalse();
        admin.disable(NOW);
        assertThat(admin.isDisabled()).isTrue();
        assertThat(admin.isActiveAdmin()).isFalse();
    }

    @Test
    void aPasswordUnderANewerAlgorithmIsNobodysNews() {
        var account = registered(Role.STUDENT);

        account.upgradePassword("newer hash");

        assertThat(account.passwordHash()).contains("newer hash");
        assertThat(account.unsavedEvents()).hasSize(1);
    }

    @Test
    void aCallerHasTheRolesOfNowAndNotThoseOfLater() {
        var account = registered(Role.STUDENT);

        var caller = account.caller();
        account.assign(EnumSet.of(Role.ADMIN), NOW);

        assertThat(caller).isEqualTo(new Caller("rosa", NAME.value(), ADDRESS.value(), Set.of(Role.STUDENT)));
        assertThat(account.caller().roles()).containsExactly(Role.ADMIN);
    }

    private static Account invited() {
        return Account.invite("rosa", ADDRESS, NAME, Set.of(Role.STUDENT), NOW);
    }

    private static Account registered(Role... roles) {
        return Account.setUp("rosa", ADDRESS, NAME, "hash", Set.of(roles), NOW);
    }
}
