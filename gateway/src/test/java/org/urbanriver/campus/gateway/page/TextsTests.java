package org.urbanriver.campus.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.problems.ProblemType;

class TextsTests {

    private static final Path TEXTS = Path.of("src/main/resources/texts");
    private static final Pattern LITERAL =
            Pattern.compile("\"([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+\\.?|[a-z0-9-]+\\.)\"");
    private static final Pattern CALL = Pattern.compile("\\btext\\(");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    private final Map<String, String> english = texts("");
    private final Map<String, String> spanish = texts("_es");
    private final String sources = Stream.of("src/main/jte", "src/main/java")
            .flatMap(TextsTests::files)
            .collect(Collectors.joining("\n"));

    @Test
    void everyTextThatAPageNamesIsThere() {
        var missing = new TreeSet<String>();
        var named = named();
        for (var key : named) {
            if (key.endsWith(".")
                    ? english.keySet().stream().noneMatch(each -> each.startsWith(key))
                    : !english.containsKey(key)) {
                missing.add(key);
            }
        }

        assertThat(named).hasSizeGreaterThan(100);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsUsed() {
        var literals =
                LITERAL.matcher(sources).results().map(found -> found.group(1)).collect(Collectors.toSet());
        var prefixes = literals.stream().filter(each -> each.endsWith(".")).toList();

        var unused = english.keySet().stream()
                .filter(key -> !literals.contains(key))
                .filter(key -> prefixes.stream().noneMatch(key::startsWith));

        assertThat(unused).isEmpty();
    }

    @Test
    void everyTextIsThereInEachLanguage() {
        assertThat(spanish.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
    }

    @Test
    void everyLanguageSaysTheSameValues() {
        var different = english.keySet().stream()
                .filter(key -> !placeholders(english.get(key)).equals(placeholders(spanish.getOrDefault(key, ""))));

        assertThat(different).isEmpty();
    }

    /** A straight apostrophe quotes in texts with values and not in others; the typographic one is right in both. */
    @Test
    void noTextHasAStraightApostrophe() {
        var wrong = Stream.of(english, spanish)
                .flatMap(texts -> texts.entrySet().stream())
                .filter(text -> text.getValue().contains("'"))
                .map(Map.Entry::getKey);

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyFileOfTextsIsRead() throws IOException {
        var listed = Files.readString(Path.of("src/main/resources/application.yaml"));
        try (var files = Files.list(TEXTS)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.contains("_"))
                            .map(name -> "texts/" + name.replace(".properties", "")))
                    .allSatisfy(name -> assertThat(listed).containsPattern(name + "\\b"));
        }
    }

    @Test
    void everyProblemAndKindOfOfferingIsExplained() {
        var problems = Arrays.stream(ProblemType.values())
                .flatMap(type -> Stream.of("title", "means", "do").map(part -> "problem." + type.slug() + "." + part));
        var offerings = Arrays.stream(OfferingType.values()).map(type -> "offering.type." + type);

        assertThat(english.keySet()).containsAll(problems.toList()).containsAll(offerings.toList());
    }

    @Test
    void everyStatusOfAnEnrollmentHasItsWords() {
        var keys = Arrays.stream(EnrollmentStatus.values())
                .flatMap(status -> Stream.of("enrollment.status." + status, "roster.status." + status));

        assertThat(english.keySet()).containsAll(keys.toList());
    }

    /** The keys in calls of {@code text(...)}; one that ends with a dot is only the beginning of a key. */
    private Set<String> named() {
        var keys = new HashSet<String>();
        CALL.matcher(sources)
                .results()
                .forEach(call -> LITERAL.matcher(sources.substring(call.end(), closing(call.end() - 1)))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(keys::add));
        return keys;
    }

    private int closing(int open) {
        var depth = 0;
        for (var at = open; at < sources.length(); at++) {
            depth += sources.charAt(at) == '(' ? 1 : sources.charAt(at) == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        throw new AssertionError("unbalanced");
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** All texts of a language; no key may be in two files. */
    private static Map<String, String> texts(String suffix) {
        var all = new HashMap<String, String>();
        try (var files = Files.list(TEXTS)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".properties", "");
                if (suffix.isEmpty() ? !name.contains("_") : name.endsWith(suffix)) {
                    var texts = new Properties();
                    try (var reader = Files.newBufferedReader(file)) {
                        texts.load(reader);
                    }
                    texts.forEach((key, text) -> assertThat(all.put(key.toString(), text.toString()))
                            .as("%s is also in another file", key)
                            .isNull());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Stream<String> files(String folder) {
        try (var paths = Files.walk(Path.of(folder))) {
            return paths.filter(Files::isRegularFile).map(TextsTests::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
