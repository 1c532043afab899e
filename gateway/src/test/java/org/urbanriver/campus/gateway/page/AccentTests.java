package org.urbanriver.campus.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.gateway.page.Accent.Color;

class AccentTests {

    private static final double READABLE = 4.5;

    @ParameterizedTest
    @ValueSource(
            strings = {"#17616a", "#ffffff", "#000000", "#ffff00", "#808080", "#ff0000", "#0000ff", "#7fffd4", "#fffef0"
            })
    void whateverTheColorItsTonesCanBeRead(String color) {
        var css = new Accent(color).css();
        var light = css.substring(0, css.indexOf("@media"));
        var dark = css.substring(css.indexOf("@media"));

        assertReadable(light, "#f6f5f1", "#ffffff");
        assertReadable(dark, "#101716", "#19211f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#17616a", "#7a1f4b", "#1d3f8a"})
    void aColorThatCanBeReadStaysAsItIs(String color) {
        assertThat(new Accent(color).css()).contains("--accent:" + color);
    }

    private static void assertReadable(String css, String ground, String paper) {
        var tone = tone(css, "accent");
        for (var behind : new String[] {ground, paper, tone(css, "accent-wash"), tone(css, "accent-ink")}) {
            assertThat(contrast(tone, behind)).as("%s on %s", tone, behind).isGreaterThanOrEqualTo(READABLE);
        }
        assertThat(contrast(tone(css, "accent-strong"), tone(css, "accent-ink")))
                .isGreaterThanOrEqualTo(READABLE);
    }

    private static double contrast(String one, String other) {
        return Color.of(one).contrast(Color.of(other));
    }

    private static String tone(String css, String name) {
        var found = Pattern.compile("--" + name + ":(#[0-9a-f]{6})").matcher(css);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
