package org.urbanriver.campus.notification.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import org.urbanriver.campus.notification.ServiceTest;
import org.urbanriver.campus.platform.test.Callers;

@TestPropertySource(
        properties = {
            "campus.mail.password=" + SystemTests.SMTP_PASSWORD,
            "campus.peers.course-service=http://127.0.0.1:1",
            "campus.peers.enrollment-service=http://127.0.0.1:1",
            "campus.peers.gateway=http://127.0.0.1:1"
        })
class SystemTests extends ServiceTest {

    static final String SMTP_PASSWORD = "otters-guard-the-mill";

    @Test
    void anAdminIsToldWhatTheCampusRunsOn() {
        var answer = assertThat(mvc.get().uri("/api/monitor/system").with(Callers.admin("ada", "Ada")));

        answer.hasStatusOk().bodyJson().extractingPath("$.database").asString().containsAnyOf("embedded", "MongoDB");
        answer.bodyJson().extractingPath("$.broker").asString().contains("Kafka");
    }

    @Test
    void anAdminSeesWhichSettingsAreInForceAndNoSecret() {
        var settings = mvc.get()
                .uri("/api/monitor/system/settings")
                .with(Callers.admin("ada", "Ada"))
                .exchange();

        assertThat(settings).hasStatusOk().bodyJson().satisfies(json -> {
            assertThat(json)
                    .extractingPath("$[*].service")
                    .asArray()
                    .containsExactly("course-service", "enrollment-service", "gateway", "notification-service");
            assertThat(json).extractingPath("$[0].problem").asString().startsWith("cannot be reached at ");
            assertThat(json)
                    .extractingPath("$[3].settings[?(@.variable=='CAMPUS_MONITOR_RETENTION_DAYS')].value")
                    .asArray()
                    .containsExactly("400");
            assertThat(json)
                    .extractingPath("$[3].settings[?(@.variable=='SMTP_PASSWORD')].secret")
                    .asArray()
                    .containsExactly(true);
        });
        assertThat(settings).bodyText().doesNotContain(SMTP_PASSWORD);
        assertThat(mvc.get().uri("/api/monitor/system/settings.csv").with(Callers.admin("ada", "Ada")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "notification-service,CAMPUS_MONITOR_RETENTION_DAYS,campus.monitor.retention-days,400,no,default")
                .contains("course-service,# not known: it cannot be reached")
                .doesNotContain(SMTP_PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/monitor/system/settings", "/api/monitor/system/settings.csv", "/internal/settings"})
    void settingsAreForAdminsAlone(String path) {
        assertThat(mvc.get().uri(path)).hasStatus(401);
        assertThat(mvc.get().uri(path).with(Callers.instructor("imani", "Imani")))
                .hasStatus(403);
    }

    @Test
    void othersAreNot() {
        assertThat(mvc.get().uri("/api/monitor/system").with(Callers.student("rosa", "Rosa")))
                .hasStatus(403);
    }
}
