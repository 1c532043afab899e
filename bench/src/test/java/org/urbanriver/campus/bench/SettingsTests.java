package org.urbanriver.campus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.bench.Settings.Kind;

class SettingsTests {

    private static final Map<String, String> ADMIN =
            Map.of("CAMPUS_ADMIN_EMAIL", "ada@example.org", "CAMPUS_ADMIN_PASSWORD", "a long enough passphrase");

    @Test
    void measureEverythingUnlessToldOtherwise() {
        var settings = Settings.of(List.of(), ADMIN);

        assertThat(settings.kinds()).containsExactly(Kind.values());
        assertThat(settings.existing()).containsExactly(10_000, 100_000);
        assertThat(settings.adminEmail()).isEqualTo("ada@example.org");
    }

    @Test
    void takeWhatIsAskedFor() {
        var settings = Settings.of(
                List.of("--address=http://campus.example:9000", "--only=race,catalog-json", "--existing=500,20"),
                ADMIN);

        assertThat(settings.address()).hasHost("campus.example").hasPort(9000);
        assertThat(settings.kinds()).containsExactly(Kind.CATALOG_JSON, Kind.RACE);
        assertThat(settings.existing()).containsExactly(20, 500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--clients=many", "--only=everything", "--sedonds=5", "clients=16", "--students=20"})
    void refuseWhatTheyDoNotUnderstand(String argument) {
        assertThatThrownBy(() -> Settings.of(List.of(argument), ADMIN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void needAnAdmin() {
        assertThatThrownBy(() -> Settings.of(List.of(), Map.of())).hasMessageContaining("--admin-email");
    }
}
