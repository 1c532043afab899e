package org.urbanriver.campus.course.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.courses.CourseDifference.Line;
import org.urbanriver.campus.contracts.courses.CourseDifference.Mark;
import org.urbanriver.campus.contracts.courses.CourseDifference.Part;
import org.urbanriver.campus.contracts.courses.CourseDifference.PartDifference;

class TextDifferenceTests {

    @Test
    void theWordsOfALineThatBecameAnotherAreMarked() {
        var difference = between("Press gently for ten seconds", "Press firmly for ten seconds");

        assertThat(text(difference)).isEqualTo("""
                - Press [gently] for ten seconds
                + Press [firmly] for ten seconds""");
        assertThat(difference.wordsAdded()).isEqualTo(1);
        assertThat(difference.wordsRemoved()).isEqualTo(1);
    }

    @Test
    void linesFarFromWhatIsDifferentAreLeftOut() {
        var before = "1\n2\n3\n4\n5\n6\n7\n8\n9";

        assertThat(text(between(before, before.replace("5\n", "5\nnew words\n"))))
                .isEqualTo("""
                …
                  4
                  5
                + [new words]
                  6
                  7
                …""");
    }

    @Test
    void betweenTwoChangesNothingIsSaidTwice() {
        assertThat(text(between("a\n1\n2\n3\nb", "1\n2\n3\nb\nc"))).isEqualTo("""
                - [a]
                  1
                  2
                …
                  3
                  b
                + [c]""".replace("…\n", ""));
    }

    @Test
    void everyWordOfANewTextIsAddedAndOfARemovedOneRemoved() {
        assertThat(between("", "One two\n\nthree").wordsAdded()).isEqualTo(3);
        assertThat(between("One two\n\nthree", "").wordsRemoved()).isEqualTo(3);
    }

    @Test
    void hugeTextsThatHaveNothingInCommonAreToldWithoutMuchWork() {
        var one = IntStream.range(0, 60_000).mapToObj(i -> "a" + i).collect(Collectors.joining("\n"));
        var other = IntStream.range(0, 60_000).mapToObj(i -> "b" + i).collect(Collectors.joining("\n"));

        var difference = Assertions.assertTimeout(Duration.ofSeconds(5), () -> between(one, other));

        assertThat(difference.wordsAdded()).isEqualTo(60_000);
        assertThat(difference.lines()).hasSize(401);
        Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> between(one.replace('\n', ' '), other.replace('\n', ' ')));
    }

    private static PartDifference between(String from, String to) {
        return TextDifference.between(Part.TEXT, from, to);
    }

    private static String text(PartDifference difference) {
        return difference.lines().stream().map(TextDifferenceTests::text).collect(Collectors.joining("\n"));
    }

    private static String text(Line line) {
        var text = line.pieces().stream()
                .map(piece -> piece.changed() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
        return switch (line.mark()) {
            case SAME -> "  " + text;
            case ADDED -> "+ " + text;
            case REMOVED -> "- " + text;
            case SKIPPED -> "…";
        };
    }

    @Test
    void aGapStandsForAllThatIsSame() {
        assertThat(between("x\ny", "x\nz").lines())
                .extracting(Line::mark)
                .containsExactly(Mark.SAME, Mark.REMOVED, Mark.ADDED);
    }
}
