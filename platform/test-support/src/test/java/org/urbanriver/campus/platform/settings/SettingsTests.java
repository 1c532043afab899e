package org.urbanriver.campus.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.urbanriver.campus.contracts.operations.Setting;

class SettingsTests {

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void whatTheConfigurationLetsBeSetIsToldWithWhatIsInForce() {
        configured(
                "campus.idle", "${CAMPUS_TEST_IDLE:12h}", "campus.fixed", "1", "campus.from", "${CAMPUS_TEST_FROM:}");
        given("CAMPUS_TEST_IDLE", "3h");

        assertThat(new Settings(environment).inForce())
                .containsExactly(
                        new Setting("CAMPUS_TEST_FROM", "campus.from", null, false, false),
                        new Setting("CAMPUS_TEST_IDLE", "campus.idle", "3h", false, true));
    }

    @ParameterizedTest
    @CsvSource({"SMTP_PASSWORD", "CLIENT_SECRET", "API_TOKEN", "SIGNING_KEY", "AWS_CREDENTIALS", "PRIVATE_PEM"})
    void aSecretIsNotToldButWhetherThereIsOne(String variable) {
        configured("campus.secret", "${" + variable + ":fallback}");
        assertThat(new Settings(environment).inForce())
                .containsExactly(new Setting(variable, "campus.secret", null, true, false));

        given(variable, "hidden");

        assertThat(new Settings(environment).inForce())
                .containsExactly(new Setting(variable, "campus.secret", null, true, true));
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://rosa:se%20cret@a:27017/campus?authSource=x&password=y, mongodb://a:27017/campus",
        "mongodb://rosa:p@ss@a:1,mongodb://a:1",
        "'mongodb://u:p@a:1,b:2/?tls=true', 'mongodb://a:1,b:2/'",
        "http://127.0.0.1:8081, http://127.0.0.1:8081",
        "Urban River <campus@example.org>, Urban River <campus@example.org>"
    })
    void anAddressIsToldWithoutItsCredentials(String value, String shown) {
        configured("campus.address", "${CAMPUS_TEST_ADDRESS:}");
        given("CAMPUS_TEST_ADDRESS", value);

        assertThat(new Settings(environment).inForce())
                .singleElement()
                .extracting(Setting::value)
                .isEqualTo(shown);
    }

    private void configured(String... pairs) {
        var values = new HashMap<String, Object>();
        for (var n = 0; n < pairs.length; n += 2) {
            values.put(pairs[n], pairs[n + 1]);
        }
        environment.getPropertySources().addLast(new OriginTrackedMapPropertySource("file", values));
    }

    private void given(String variable, String value) {
        environment.getPropertySources().addFirst(new MapPropertySource("given", Map.of(variable, value)));
    }
}
