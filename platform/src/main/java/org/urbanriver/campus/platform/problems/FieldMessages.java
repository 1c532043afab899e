package org.urbanriver.campus.platform.problems;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Says what is wrong with a field in the language that a request asks for. The code says it in English; each module may have a file
 * {@code field-messages_<language>.txt} whose lines are {@code English = translated}, where {@code *} stands for a value. What
 * no line translates stays English.
 */
final class FieldMessages {

    private static final String BETWEEN = " = ";

    private static final Map<String, List<Translation>> LANGUAGES = new ConcurrentHashMap<>();

    private FieldMessages() {}

    static FieldProblem translated(FieldProblem problem) {
        var context = LocaleContextHolder.getLocaleContext();
        var locale = context == null ? null : context.getLocale();
        if (locale == null) {
            return problem;
        }
        return LANGUAGES.computeIfAbsent(locale.getLanguage(), FieldMessages::load).stream()
                .filter(each -> each.english().matcher(problem.message()).matches())
                .findFirst()
                .map(each -> new FieldProblem(problem.pointer(), each.of(problem.message())))
                .orElse(problem);
    }

    private static List<Translation> load(String language) {
        var name = "field-messages_%s.txt".formatted(language);
        var all = new ArrayList<Translation>();
        try {
            for (var file :
                    Collections.list(FieldMessages.class.getClassLoader().getResources(name))) {
                all.addAll(lines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(all);
    }

    private static List<Translation> lines(URL file) throws IOException {
        try (var reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            return reader.readAllLines().stream()
                    .filter(line -> line.contains(BETWEEN))
                    .map(line -> line.split(BETWEEN, 2))
                    .map(parts -> new Translation(pattern(parts[0]), parts[1]))
                    .toList();
        }
    }

    private static Pattern pattern(String english) {
        return Pattern.compile("\\Q" + english.replace("*", "\\E(.*)\\Q") + "\\E");
    }

    private record Translation(Pattern english, String other) {

        /** The values stand in the same order. */
        String of(String message) {
            var values = english.matcher(message);
            if (!values.matches()) {
                throw new IllegalArgumentException(message);
            }
            var told = other;
            for (var number = 1; number <= values.groupCount(); number++) {
                told = told.replaceFirst("\\*", Matcher.quoteReplacement(values.group(number)));
            }
            return told;
        }
    }
}
