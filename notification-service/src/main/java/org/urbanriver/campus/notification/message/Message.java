package org.urbanriver.campus.notification.message;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one person is told of one event, in whatever form it reaches them.
 *
 * @param kind what it is about, such as {@code enrollment-activated}
 * @param title one line; a mail's subject
 * @param text all that there is to say; an empty line parts paragraphs
 * @param more further paragraphs, for those who read it as mail
 * @param facts what a mail lists
 * @param mailed whether it also goes out as mail
 * @param language of its words; absent in mail that was queued before there was a choice, which is in English
 */
public record Message(
        String recipient,
        String kind,
        String title,
        String text,
        List<String> more,
        List<Fact> facts,
        Action action,
        boolean mailed,
        @Nullable String language) {

    private static final int LONGEST_TITLE = 200;

    public Message {
        title = shortened(oneLine(title));
        text = lines(text);
    }

    /** @param link an address on the web; absent where the value is all there is */
    public record Fact(String label, String value, @Nullable String link) {}

    /** @param path address inside the campus */
    public record Action(String label, String path) {}

    /** The same with a link to nothing but the campus. */
    public Message withoutSecret() {
        return new Message(
                recipient, kind, title, text, more, facts, new Action(action.label(), "/"), mailed, language);
    }

    /** What people typed may hold line breaks and control characters, which have no place in a line or a mail header. */
    public static String oneLine(String typed) {
        return typed.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
    }

    /** The same, keeping the ends of lines and single empty ones. */
    private static String lines(String typed) {
        return typed.lines()
                .map(Message::oneLine)
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static String shortened(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }
}
