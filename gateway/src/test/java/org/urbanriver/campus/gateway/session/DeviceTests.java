package org.urbanriver.campus.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanriver.campus.gateway.GatewayTest;

class DeviceTests extends GatewayTest {

    private final String email = newEmail();

    @BeforeEach
    void account() {
        register(email);
    }

    @Test
    void onesDevicesAreListedWithoutTheSecretOfTheirSessions() {
        var phone = signedIn(email);
        var laptop = signedIn(email);
        var stranger = newEmail();
        register(stranger);
        signedIn(stranger);

        var list = laptop.get("/api/account/sessions");

        assertThat(list.json().size()).isEqualTo(2);
        assertThat(list.json().path(0).path("current").asBoolean()).isTrue();
        assertThat(list.json().path(1).path("current").asBoolean()).isFalse();
        assertThat(list.body())
                .doesNotContain(phone.cookie("campus-session").orElseThrow().getValue());
    }

    @Test
    void oneDeviceIsSignedOutFromAnother() {
        var phone = signedIn(email);
        var laptop = signedIn(email);
        var id = laptop.get("/api/account/sessions").json().path(1).path("id").asString();
        var csrf = laptop.csrf("/problems");

        var other = signedIn(ADMIN);
        var notTheirs = other.send(other.request("/api/account/sessions/" + id)
                .setHeader("X-CSRF-TOKEN", other.csrf("/problems"))
                .DELETE());
        var ended = laptop.send(laptop.request("/api/account/sessions/" + id)
                .setHeader("X-CSRF-TOKEN", csrf)
                .DELETE());

        assertThat(notTheirs.status()).isEqualTo(404);
        assertThat(ended.status()).isEqualTo(204);
        assertThat(phone.get("/api/account").status()).isEqualTo(401);
        assertThat(laptop.get("/api/account").status()).isEqualTo(200);
    }

    @Test
    void signingOutEverywhereEndsEverySessionAndNoToken() {
        var phone = signedIn(email);
        var laptop = signedIn(email);
        var program = program(email);

        var answer = http().basic(email, PASSWORD).delete("/api/account/sessions");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(phone.get("/api/account").status()).isEqualTo(401);
        assertThat(laptop.get("/api/account").status()).isEqualTo(401);
        assertThat(program.get("/api/account").status()).isEqualTo(200);
        assertThat(signedIn(email).get("/api/account").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1 | Safari | iPhone
            Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 | Chrome | Android
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0 | Edge | Windows
            Mozilla/5.0 (Macintosh; Intel Mac OS X 15.0; rv:130.0) Gecko/20100101 Firefox/130.0 | Firefox | Mac
            curl/8.0 | |""")
    void peopleKnowTheirDevicesAgain(String text, String browser, String system) {
        var agent = new UserAgent(text);

        assertThat(agent.browser()).isEqualTo(browser);
        assertThat(agent.system()).isEqualTo(system);
    }
}
