package org.urbanriver.campus.enrollment.enrollment;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.enrollment.student.StudentCopy;

/** What somebody looks for in a roster: without case and accents, as people rarely type them. */
record RosterSearch(List<String> words) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern PARTS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static RosterSearch of(@Nullable String typed) {
        return new RosterSearch(typed == null ? List.of() : words(typed, SPACES));
    }

    boolean isForAll() {
        return words.isEmpty();
    }

    /** Whether every word begins a part of the name or the address, or the address as a whole. */
    boolean finds(String name, @Nullable StudentCopy account) {
        if (isForAll()) {
            return true;
        }
        var known = account == null ? name : account.name() + " " + account.email();
        var parts = Stream.of(words(name, PARTS), words(known, PARTS), words(known, SPACES))
                .flatMap(List::stream)
                .toList();
        return words.stream().allMatch(word -> parts.stream().anyMatch(part -> part.startsWith(word)));
    }

    private static List<String> words(String text, Pattern between) {
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return between.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
    }
}
