package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;

class RosterCsvTests {

    private static final String HEADER = "name,email,status,enrolled at,modules done,modules,enrollment,student\r\n";

    @Test
    void anEmptyRosterHasItsHeader() {
        assertThat(RosterCsv.of(List.of())).isEqualTo(HEADER);
    }

    @Test
    void aNameIsNoFormulaAndAnAddressThatIsNotKnownIsEmpty() {
        var entry =
                new RosterEntry("e", "s", "=Rosa", null, EnrollmentStatus.WITHDRAWN, Instant.EPOCH, 1, 2, null, null);

        assertThat(RosterCsv.of(List.of(entry)))
                .isEqualTo(HEADER + "'=Rosa,,WITHDRAWN,1970-01-01T00:00:00Z,1,2,e,s\r\n");
    }
}
