package org.urbanriver.campus.notification.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;

class WordsTests {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    @AfterEach
    void nobodyAsks() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"story", "warnings", "messages"})
    void everyLanguageSaysTheSame(String file) throws IOException {
        var english = texts(file);
        var spanish = texts(file + "_es");

        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            assertThat(placeholders(spanish.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
            assertThat(english.getProperty(key) + spanish.getProperty(key))
                    .as(key)
                    .doesNotContain("'");
        }
    }

    @Test
    void whoeverAsksIsToldInTheirLanguageAndWhatIsWrittenDownIsEnglish() {
        assertThat(Words.of("story").say("account", "7")).isEqualTo("account 7");

        LocaleContextHolder.setLocale(Locale.of("es", "MX"));
        assertThat(Words.of("story").say("account", "7")).isEqualTo("la cuenta 7");

        LocaleContextHolder.setLocale(Locale.GERMANY);
        assertThat(Words.of("story").say("seats", 1_200)).isEqualTo("1,200 seats");
    }

    private static Properties texts(String file) throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/words/" + file + ".properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
