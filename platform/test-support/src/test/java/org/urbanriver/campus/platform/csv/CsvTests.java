package org.urbanriver.campus.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.urbanriver.campus.platform.csv.Csv.BYTE_ORDER_MARK;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

class CsvTests {

    private final StringBuilder text = new StringBuilder();
    private final Csv csv = new Csv(text);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Rosa Delgado|Rosa Delgado",
                "Delgado, Rosa|\"Delgado, Rosa\"",
                "Rosa \"R\" Delgado|\"Rosa \"\"R\"\" Delgado\"",
                "Ünal 漢|Ünal 漢",
                "=1+1|'=1+1",
                "+1|'+1",
                "-1|'-1",
                "@SUM(A1)|'@SUM(A1)",
                "=A1,B1|\"'=A1,B1\"",
                "a=b|a=b",
                "a;b|\"a;b\"",
                "a;=1+1|\"a;'=1+1\"",
                "a;@SUM(A1);-1|\"a;'@SUM(A1);'-1\""
            })
    void textIsWrittenSoThatItStaysText(String value, String field) {
        csv.row("x", value);

        assertThat(text).hasToString(BYTE_ORDER_MARK + "x," + field + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "\r", "\n"})
    void whatASpreadsheetWouldSkipHidesNoFormula(String skipped) {
        csv.row(skipped + "=1", "a" + skipped + "=1");

        assertThat(text).hasToString(BYTE_ORDER_MARK + "\"'%s'=1\",\"a%s'=1\"\r\n".formatted(skipped, skipped));
    }

    @Test
    void whatIsMissingIsEmptyAndANumberStaysOne() {
        csv.row("x", null, -5, "");

        assertThat(text).hasToString(BYTE_ORDER_MARK + "x,,-5,\r\n");
    }

    @Test
    void aFileHasItsHeaderAndAName() throws IOException {
        CsvFile.write(
                response,
                "events.csv",
                List.of("at", "what"),
                List.of(List.of(1, "ä")).iterator());

        assertThat(response.getContentAsString()).isEqualTo(BYTE_ORDER_MARK + "at,what\r\n1,ä\r\n");
        assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"events.csv\"");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aFileThatWouldBeTooLongSaysSo() throws IOException {
        var rows = IntStream.iterate(0, n -> n + 1).mapToObj(List::of).iterator();

        CsvFile.write(response, "events.csv", List.of("n"), rows);

        assertThat(response.getContentAsString().lines())
                .hasSize(CsvFile.MOST_ROWS + 2)
                .last()
                .asString()
                .startsWith("# incomplete: a file has at most 100000 rows");
    }

    @Test
    void aFileThatCouldNotBeReadToItsEndSaysSo() throws IOException {
        CsvFile.write(response, "events.csv", List.of("n"), failingAfter(2));

        assertThat(response.getContentAsString().lines())
                .satisfiesExactly(
                        header -> assertThat(header).isEqualTo(BYTE_ORDER_MARK + "n"),
                        first -> assertThat(first).isEqualTo("0"),
                        second -> assertThat(second).isEqualTo("1"),
                        last -> assertThat(last).startsWith("# incomplete: the rest could not be read"));
    }

    @Test
    void whatFailsBeforeTheFirstRowIsLeftToTheResponse() {
        assertThatThrownBy(() -> CsvFile.write(response, "events.csv", List.of("n"), failingAfter(0)))
                .hasMessage("store away");

        assertThat(response.getContentType()).isNull();
    }

    private static Iterator<List<Integer>> failingAfter(int rows) {
        return Stream.iterate(0, n -> n + 1)
                .map(n -> {
                    if (n == rows) {
                        throw new IllegalStateException("store away");
                    }
                    return List.of(n);
                })
                .iterator();
    }
}
