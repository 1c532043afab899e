package org.urbanriver.campus.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.identity.Vouching;
import org.urbanriver.campus.platform.security.Caller;

class OutboxTests extends GatewayTest {

    private static final String OUTBOX = "/internal/outbox";

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
    void noSessionAndNoApiTokenOpensIt() {
        assertThat(http().get(OUTBOX).status()).isEqualTo(401);
        assertThat(admin().get(OUTBOX).status()).isEqualTo(401);
        assertThat(signedIn(ADMIN).get(OUTBOX).status()).isEqualTo(401);
    }

    private String token(Role role) {
        return vouching.token(new Caller("ada", "Ada", "ada@example.org", Set.of(role)));
    }
}
