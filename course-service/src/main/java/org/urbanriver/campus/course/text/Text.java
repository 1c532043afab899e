package org.urbanriver.campus.course.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings what people type into one form, so that it can be stored, compared, searched and put into addresses. */
public final class Text {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}&&[^\\n\\t]]");
    private static final Pattern LEADING_BLANK_LINES = Pattern.compile("\\A(?:[ \\t]*\\n)+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[^a-z0-9]+");
    private static final int MAX_SLUG = 80;

    private Text() {}

    /** One line, such as a title. */
    public static String line(@Nullable String text) {
        return text == null
                ? ""
                : SPACES.matcher(printable(text)).replaceAll(" ").strip();
    }

    /** Several lines, such as a lesson: line feeds alone, no blank lines before, no space behind. */
    public static String block(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var lines = printable(text.replace("\r\n", "\n").replace('\r', '\n'));
        return LEADING_BLANK_LINES.matcher(lines).replaceFirst("").stripTrailing();
    }

    /** The words to search by, without case and accents. */
    public static List<String> words(@Nullable String text) {
        return text == null
                ? List.of()
                : SEPARATORS
                        .splitAsStream(plain(text))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    /** A name for addresses, made from a title; {@code fallback} when the title has no letter that could stand there. */
    public static String slug(String title, String fallback) {
        var slug = NOT_IN_ADDRESSES.matcher(plain(title)).replaceAll("-");
        slug = slug.substring(0, Math.min(slug.length(), MAX_SLUG));
        slug = slug.replaceAll("^-|-$", "");
        return slug.isEmpty() ? fallback : slug;
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("");
    }
}
