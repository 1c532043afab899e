package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;

class RosterCsvTests {

    @Test
    void anEmptyRosterHasItsHeader() {
        assertThat(RosterCsv.of(List.of()))
                .isEqualTo("name,email,status,enrolled at,modules done,modules,enrollment,student\r\n");
    }

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
                "a=b|a=b"
            })
    void namesAreWrittenSoThatTheyStayNames(String name, String field) {
        assertThat(RosterCsv.of(List.of(entry(name)))).contains("\r\n" + field + ",rosa@example.org,ACTIVE,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1", "\r=1", "\n=1"})
    void whatASpreadsheetWouldSkipHidesNoFormula(String name) {
        assertThat(RosterCsv.of(List.of(entry(name)))).contains("\r\n\"'" + name + "\",");
    }

    @Test
    void anAddressThatIsNotKnownIsEmpty() {
        var entry = new RosterEntry("e", "s", "Rosa", null, EnrollmentStatus.WITHDRAWN, Instant.EPOCH, 1, 2);

        assertThat(RosterCsv.of(List.of(entry))).endsWith("\r\nRosa,,WITHDRAWN,1970-01-01T00:00:00Z,1,2,e,s\r\n");
    }

    private static RosterEntry entry(String name) {
        return new RosterEntry("e", "s", name, "rosa@example.org", EnrollmentStatus.ACTIVE, Instant.EPOCH, 0, 2);
    }
}
