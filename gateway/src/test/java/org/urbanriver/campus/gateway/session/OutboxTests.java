package org.urbanriver.campus.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.identity.Vouching;
import org.urbanriver.campus.platform.security.Caller;

class OutboxTests extends GatewayTest {

    private static final String OUTBOX = "/internal/outbox";
    private static final String SETTINGS = "/internal/settings";

    @Autowired
    private Vouching vouching;

    @Test
    void theMonitorSeesWhatWaitsHereInTheNameOfAnAdminAlone() {
        var answer = http().bearer(token(Role.ADMIN)).get(OUTBOX);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("service").asString()).isEqualTo("gateway");
        assertThat(answer.json().path("waiting").isNumber()).isTrue();
        assertThat(http().bearer(token(Role.INSTRUCTOR)).get(OUTBOX).reason()).isEqualTo("not-allowed");
    }

    @Test
    void theMonitorSeesSettingsButNoSecret() {
        var answer = http().bearer(token(Role.ADMIN)).get(SETTINGS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("CAMPUS_SESSION_IDLE", "CAMPUS_ADMIN_PASSWORD")
                .doesNotContain(PASSWORD);
        assertThat(http().bearer(token(Role.INSTRUCTOR)).get(SETTINGS).reason()).isEqualTo("not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {OUTBOX, SETTINGS})
    void noSessionAndNoApiTokenOpensIt(String path) {
        assertThat(http().get(path).status()).isEqualTo(401);
        assertThat(admin().get(path).status()).isEqualTo(401);
        assertThat(signedIn(ADMIN).get(path).status()).isEqualTo(401);
    }

    private String token(Role role) {
        return vouching.token(new Caller("ada", "Ada", "ada@example.org", Set.of(role)));
    }
}
