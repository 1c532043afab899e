package org.urbanriver.campus.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.problems.ProblemType;

class TextsTests {

    private static final Pattern KEY = Pattern.compile("\\.text\\(\"([a-z0-9.-]+)\"[,)]");
    private final ResourceBundle texts = ResourceBundle.getBundle("messages");

    @Test
    void everyTextThatATemplateOrAPageNamesIsThere() throws IOException {
        var keys = Stream.of("src/main/jte", "src/main/java")
                .flatMap(TextsTests::files)
                .flatMap(text -> KEY.matcher(text).results().map(found -> found.group(1)))
                .distinct()
                .toList();

        assertThat(keys).hasSizeGreaterThan(50);
        assertThat(texts.keySet()).containsAll(keys);
    }

    @Test
    void everyProblemAndKindOfOfferingIsExplained() {
        var problems = Arrays.stream(ProblemType.values())
                .flatMap(type -> Stream.of("title", "means", "do").map(part -> "problem." + type.slug() + "." + part));
        var offerings = Arrays.stream(OfferingType.values()).map(type -> "offering.type." + type);

        assertThat(texts.keySet()).containsAll(problems.toList()).containsAll(offerings.toList());
    }

    @Test
    void everyStatusOfAnEnrollmentHasItsWords() {
        var keys = Arrays.stream(EnrollmentStatus.values())
                .flatMap(status -> Stream.of("enrollment.status." + status, "roster.status." + status));

        assertThat(texts.keySet()).containsAll(keys.toList());
    }

    private static Stream<String> files(String folder) {
        try (var paths = Files.walk(Path.of(folder))) {
            return paths.filter(Files::isRegularFile).map(TextsTests::read).toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
