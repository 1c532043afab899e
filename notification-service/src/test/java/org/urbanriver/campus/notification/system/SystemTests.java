package org.urbanriver.campus.notification.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.urbanriver.campus.notification.ServiceTest;
import org.urbanriver.campus.platform.test.Callers;

class SystemTests extends ServiceTest {

    @Test
    void anAdminIsToldWhatTheCampusRunsOn() {
        var answer = assertThat(mvc.get().uri("/api/monitor/system").with(Callers.admin("ada", "Ada")));

        answer.hasStatusOk().bodyJson().extractingPath("$.database").asString().containsAnyOf("embedded", "MongoDB");
        answer.bodyJson().extractingPath("$.broker").asString().contains("Kafka");
    }

    @Test
    void othersAreNot() {
        assertThat(mvc.get().uri("/api/monitor/system").with(Callers.student("rosa", "Rosa")))
                .hasStatus(403);
    }
}
