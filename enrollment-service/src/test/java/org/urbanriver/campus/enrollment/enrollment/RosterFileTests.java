package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.enrollment.enrollment.RosterFile.Row;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.RuleViolated;

class RosterFileTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email,name\nrosa@example.org,Rosa Delgado\n",
                "email,name\r\nrosa@example.org,Rosa Delgado",
                "\uFEFFemail,name\r\nrosa@example.org,Rosa Delgado\r\n",
                "Name,EMAIL\nRosa Delgado,rosa@example.org\n",
                "email;name\nrosa@example.org;Rosa Delgado\n",
                "\"email\",\"name\"\n\"rosa@example.org\",\"Rosa Delgado\"\n",
                "number, Email , Name ,status\n7, rosa@example.org ,Rosa Delgado,ACTIVE\n",
                "email,name,,\nrosa@example.org,Rosa Delgado,,\n",
                "email,name\rrosa@example.org,Rosa Delgado\r",
            })
    void theSameRowIsReadHoweverASpreadsheetSavesIt(String csv) throws IOException {
        assertThat(read(csv)).containsExactly(new Row(2, "rosa@example.org", "Rosa Delgado", null));
    }

    @Test
    void namesOfAllScriptsAndWithQuotationsAreRead() throws IOException {
        var rows = read("""
                email,name
                a@example.org,"Delgado, Rosa"
                b@example.org,Øyvind Ångström
                c@example.org,山田 花子
                d@example.org,"Rosa ""Rosie"" Delgado"
                """);

        assertThat(rows)
                .extracting(Row::name)
                .containsExactly("Delgado, Rosa", "Øyvind Ångström", "山田 花子", "Rosa \"Rosie\" Delgado");
    }

    @Test
    void rowsAreCountedByTheLinesOfTheFile() throws IOException {
        var rows = read("""
                email,name

                a@example.org,"Two
                lines"
                ,
                b@example.org,Berta
                """);

        assertThat(rows).extracting(Row::line).containsExactly(3L, 6L);
    }

    @Test
    void whatIsWrongWithARowIsSaidOfTheRow() throws IOException {
        var rows = read("""
                email,name
                ,Nobody
                a@example.org,
                b@example.org
                c@example.org,Delgado, Rosa
                %s@example.org,Long Address
                d@example.org,%s
                e@example.org,Fine
                """.formatted("x".repeat(250), "n".repeat(101)));

        assertThat(rows)
                .extracting(
                        row -> row.problem() == null ? "fine" : row.problem().sentence())
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("no address"),
                        problem -> assertThat(problem).contains("no name"),
                        problem -> assertThat(problem).contains("no name"),
                        problem -> assertThat(problem).contains("more fields"),
                        problem -> assertThat(problem).contains("254"),
                        problem -> assertThat(problem).contains("100"),
                        problem -> assertThat(problem).isEqualTo("fine"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "email,name\n",
                "email,name\n,\n",
                "rosa@example.org,Rosa\n",
                "email\nrosa@example.org\n",
                "email,name,email\na@example.org,A,b@example.org\n",
                "email\tname\na@example.org\tA\n",
            })
    void aFileWithoutHeaderOrRowsIsRefused(String csv) {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> read(csv));
    }

    @Test
    void aQuotationThatNeverEndsSwallowsNobodySilently() {
        assertThatThrownBy(() -> read("""
                        email,name
                        a@example.org,Anna
                        b@example.org,"Berta
                        c@example.org,Carla
                        """))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("quotation");
    }

    @Test
    void anotherEncodingIsToldFromUtf8() {
        var body = "email,name\na@example.org,Øyvind\n".getBytes(Charset.forName("windows-1252"));

        assertThatThrownBy(() -> RosterFile.read(new ByteArrayInputStream(body)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void fiveThousandRowsAreTheMost() throws IOException {
        var most = "email,name\n"
                + IntStream.range(0, 5_000)
                        .mapToObj(n -> "a%d@example.org,Person %d".formatted(n, n))
                        .collect(Collectors.joining("\n"));

        assertThat(read(most)).hasSize(5_000);
        assertThatThrownBy(() -> read(most + "\none@example.org,Too Many"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("5,000");
    }

    @Test
    void aFileThatIsTooLargeIsToldTheLimits() {
        assertThatThrownBy(() -> read("email,name\n" + "x".repeat(RosterFile.MOST_BYTES)))
                .isInstanceOfSatisfying(
                        RuleViolated.class, e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_LARGE))
                .hasMessageContaining("5,000 rows and 4 MB");
    }

    private static List<Row> read(String csv) throws IOException {
        return RosterFile.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }
}
