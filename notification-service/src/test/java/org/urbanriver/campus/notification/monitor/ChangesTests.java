package org.urbanriver.campus.notification.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanriver.campus.contracts.notifications.AuditEntry.Change;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

class ChangesTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "{\"a\":1}|{\"a\":2}|/a|1|2",
                "{\"a\":1}|{\"a\":null}|/a|1|-",
                "{\"a\":null}|{\"a\":\"x\"}|/a|-|\"x\"",
                "{}|{\"a\":true}|/a|-|true",
                "{\"a\":{\"b/c~d\":1}}|{\"a\":{\"b/c~d\":2}}|/a/b~1c~0d|1|2",
                "{\"a\":[\"X\"]}|{\"a\":[\"X\",\"Y\"]}|/a|[\"X\"]|[\"X\",\"Y\"]",
                "{\"a\":[]}|{\"a\":[{\"b\":1}]}|/a|[]|[{\"b\":1}]",
                "{\"a\":[{\"b\":1},{\"b\":2}]}|{\"a\":[{\"b\":1},{\"b\":3}]}|/a/1/b|2|3",
                "{\"a\":[{\"b\":1},{\"b\":2}]}|{\"a\":[{\"b\":1}]}|/a/1/b|2|-",
                "{\"a\":{\"b\":1}}|{\"a\":5}|/a|{\"b\":1}|5"
            })
    void aFieldThatHasAnotherValueIsTold(String before, String after, String field, String was, String is) {
        assertThat(Changes.between(JSON.readTree(before), JSON.readTree(after)))
                .containsExactly(new Change(field, was, is));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"a\":1}|{\"a\":1}", "{\"a\":null}|{}", "{}|{}"})
    void whatIsTheSameIsNot(String before, String after) {
        assertThat(Changes.between(JSON.readTree(before), JSON.readTree(after))).isEmpty();
    }

    @Test
    void whatIsNewTellsAllOfItsFields() {
        var now = JSON.readTree("{\"id\":\"o1\",\"course\":{\"id\":\"c1\"},\"dates\":[]}");

        assertThat(Changes.between(MissingNode.getInstance(), now))
                .containsExactly(
                        new Change("/id", null, "\"o1\""),
                        new Change("/course/id", null, "\"c1\""),
                        new Change("/dates", null, "[]"));
    }

    @Test
    void neitherManyChangesNorLongOnesGrowWithoutEnd() {
        var many = JSON.readTree(IntStream.range(0, 1_000)
                .mapToObj(n -> "\"f" + n + "\":\"" + "x".repeat(n) + "\"")
                .collect(Collectors.joining(",", "{", "}")));

        var changes = Changes.between(MissingNode.getInstance(), many);

        assertThat(changes).hasSize(Changes.MOST);
        assertThat(Changes.between(JSON.readTree("{\"a\":1}"), JSON.readTree("{\"a\":\"" + "x".repeat(9_000) + "\"}")))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.after()).hasSize(Changes.LONGEST + 1).endsWith("…"));
    }
}
