package org.urbanriver.campus.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrandTests {

    @ParameterizedTest
    @CsvSource({
        "'', Institute, #17616a, a@b.example, name",
        "Campus, '', #17616a, a@b.example, institute",
        "Campus, Institute, red, a@b.example, accent",
        "Campus, Institute, '#17616a;}body{display:none', a@b.example, accent",
        "Campus, Institute, #17616a, nobody, email"
    })
    void whatCannotBeShownIsNamedAtStart(String name, String institute, String accent, String email, String wrong) {
        assertThatThrownBy(() -> new Brand(name, institute, "", accent, email, "", "", ""))
                .hasMessageStartingWith("campus.brand." + wrong);
    }

    @Test
    void aLogoIsAnImageThatIsThere(@TempDir Path folder) throws Exception {
        var logo = Files.writeString(folder.resolve("logo.svg"), "<svg/>");

        assertThat(brand(logo.toString()).logoType()).isEqualTo("image/svg+xml");
        assertThatThrownBy(() -> brand(folder.resolve("none.svg").toString())).hasMessageContaining("logo");
        assertThatThrownBy(() -> brand(
                        Files.writeString(folder.resolve("logo.html"), "x").toString()))
                .hasMessageContaining("logo");
    }

    private static Brand brand(String logo) {
        return new Brand("Campus", "Institute", logo, "#17616a", "a@b.example", "", "", "");
    }
}
