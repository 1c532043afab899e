package org.urbanriver.campus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the services say of a field is said in Spanish, too. Looks into the source, as the words stand where the rule is; the
 * findings in a course's files are left out, as the names of their fields are English.
 */
class FieldMessagesTests {

    private static final List<String> MODULES =
            List.of("contracts", "platform", "course-service", "enrollment-service", "notification-service");

    /** A refusal with all that is said in it; the words of a rule begin small and have several words. */
    private static final Pattern REFUSAL = Pattern.compile("(?:new Invalid|new FieldProblem|needs|message = )[^;@]*");

    private static final Pattern WORDS = Pattern.compile("\"([a-z]+ [^\"\\\\%]*)");

    @Test
    void whatIsSaidOfAFieldIsTranslated() throws IOException {
        var english = new ArrayList<String>();
        var said = new ArrayList<String>();
        for (var module : MODULES) {
            var main = SingleCampus.checkout().resolve(module).resolve("src/main");
            var file = main.resolve("resources/field-messages_es.txt");
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(line -> english.add(line.split(" = ", 2)[0]));
            }
            said.addAll(said(main.resolve("java")));
        }

        assertThat(said).contains("is not a technique of the catalog", "must be later than the start of enrollment");
        assertThat(said)
                .allSatisfy(words ->
                        assertThat(english).anySatisfy(line -> assertThat(line).contains(words)));
    }

    private static List<String> said(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/course/files/"))
                    .map(FieldMessagesTests::text)
                    .flatMap(text -> REFUSAL.matcher(text).results())
                    .flatMap(refusal -> WORDS.matcher(refusal.group()).results())
                    .map(words -> words.group(1).strip())
                    .filter(words -> words.contains(" "))
                    .distinct()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
