package org.urbanriver.campus.course.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.urbanriver.campus.contracts.courses.CourseDifference.Line;
import org.urbanriver.campus.contracts.courses.CourseDifference.Mark;
import org.urbanriver.campus.contracts.courses.CourseDifference.Part;
import org.urbanriver.campus.contracts.courses.CourseDifference.PartDifference;
import org.urbanriver.campus.contracts.courses.CourseDifference.Piece;

/**
 * Compares two texts line by line, and within lines that were changed word by word. The work grows with the square of what is
 * different, so that beyond a limit texts are told as replaced.
 */
final class TextDifference {

    private static final int CONTEXT = 2;
    private static final int MOST_LINES = 3_000;
    private static final int MOST_WORDS = 1_000;

    /** Nobody reads more of it, and a page would not show it. */
    private static final int MOST_SHOWN = 400;

    private static final Pattern WORDS = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");
    private static final Line SKIPPED = new Line(Mark.SKIPPED, List.of());

    private final List<Line> lines = new ArrayList<>();
    private int added;
    private int removed;

    private TextDifference() {}

    static PartDifference between(Part part, String from, String to) {
        var difference = new TextDifference();
        difference.compare(lines(from), lines(to));
        return new PartDifference(part, difference.added, difference.removed, difference.shown());
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }

    private void compare(List<String> from, List<String> to) {
        var at = 0;
        var after = false;
        for (var change : changes(from, to, MOST_LINES)) {
            context(from, at, change.place(), after, true);
            change(change);
            at = change.place() + change.before().size();
            after = true;
        }
        context(from, at, from.size(), after, false);
    }

    /** Some of a text that others stand for in the later one; one of both may be nothing. */
    private record Change(int place, List<String> before, int newPlace, List<String> after) {

        boolean isFollowedBy(int from, int to) {
            return place + before.size() == from && newPlace + after.size() == to;
        }

        Change and(List<String> removed, List<String> added) {
            return new Change(place, joined(before, removed), newPlace, joined(after, added));
        }

        private static List<String> joined(List<String> some, List<String> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }
    }

    /** The library tells of what was inserted and what was deleted in one place separately. */
    private static List<Change> changes(List<String> from, List<String> to, int most) {
        if (from.size() + to.size() > most) {
            return List.of(replaced(from, to));
        }
        var changes = new ArrayList<Change>();
        for (var delta :
                DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            var source = delta.getSource();
            var target = delta.getTarget();
            if (!changes.isEmpty() && changes.getLast().isFollowedBy(source.getPosition(), target.getPosition())) {
                changes.add(changes.removeLast().and(source.getLines(), target.getLines()));
            } else {
                changes.add(
                        new Change(source.getPosition(), source.getLines(), target.getPosition(), target.getLines()));
            }
        }
        return changes;
    }

    /** All between what both begin and end with. */
    private static Change replaced(List<String> from, List<String> to) {
        var start = 0;
        var shorter = Math.min(from.size(), to.size());
        while (start < shorter && from.get(start).equals(to.get(start))) {
            start++;
        }
        var end = 0;
        while (end < shorter - start && from.get(from.size() - 1 - end).equals(to.get(to.size() - 1 - end))) {
            end++;
        }
        return new Change(start, from.subList(start, from.size() - end), start, to.subList(start, to.size() - end));
    }

    /**
     * The lines next to what is different, and a gap for the others.
     *
     * @param after whether something different stands before them
     * @param before whether something different follows
     */
    private void context(List<String> text, int start, int end, boolean after, boolean before) {
        var head = after ? Math.min(end, start + CONTEXT) : start;
        var tail = before ? Math.max(head, end - CONTEXT) : end;
        text.subList(start, head).forEach(line -> lines.add(whole(Mark.SAME, line, false)));
        if (tail > head) {
            lines.add(SKIPPED);
        }
        text.subList(tail, end).forEach(line -> lines.add(whole(Mark.SAME, line, false)));
    }

    private void change(Change change) {
        var before = change.before();
        var after = change.after();
        if (before.size() != after.size()) {
            before.forEach(line -> only(Mark.REMOVED, line));
            after.forEach(line -> only(Mark.ADDED, line));
            return;
        }
        for (var i = 0; i < before.size(); i++) {
            pair(before.get(i), after.get(i));
        }
    }

    private void only(Mark mark, String line) {
        lines.add(whole(mark, line, true));
        if (mark == Mark.ADDED) {
            added += words(line);
        } else {
            removed += words(line);
        }
    }

    /** A line that became another one, with the words that differ. */
    private void pair(String before, String after) {
        var from = List.of(WORDS.split(before));
        var to = List.of(WORDS.split(after));
        var old = new ArrayList<Piece>();
        var now = new ArrayList<Piece>();
        var inOld = 0;
        var inNew = 0;
        for (var change : changes(from, to, MOST_WORDS)) {
            piece(old, from.subList(inOld, change.place()), false);
            piece(now, to.subList(inNew, change.newPlace()), false);
            removed += piece(old, change.before(), true);
            added += piece(now, change.after(), true);
            inOld = change.place() + change.before().size();
            inNew = change.newPlace() + change.after().size();
        }
        piece(old, from.subList(inOld, from.size()), false);
        piece(now, to.subList(inNew, to.size()), false);
        lines.add(new Line(Mark.REMOVED, old));
        lines.add(new Line(Mark.ADDED, now));
    }

    /** Answers how many words the piece has. */
    private static int piece(List<Piece> pieces, List<String> words, boolean changed) {
        var text = String.join("", words);
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, changed));
        }
        return words(text);
    }

    private static Line whole(Mark mark, String line, boolean changed) {
        return new Line(mark, List.of(new Piece(line, changed)));
    }

    private static int words(String text) {
        var words = text.strip();
        return words.isEmpty() ? 0 : words.split("\\s+").length;
    }

    private List<Line> shown() {
        if (lines.size() <= MOST_SHOWN) {
            return List.copyOf(lines);
        }
        var shown = new ArrayList<>(lines.subList(0, MOST_SHOWN));
        shown.add(SKIPPED);
        return shown;
    }
}
