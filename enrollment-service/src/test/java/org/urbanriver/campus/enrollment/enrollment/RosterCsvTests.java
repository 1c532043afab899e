package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.RosterEntry;
import org.urbanriver.campus.platform.csv.Csv;

class RosterCsvTests {

    private static final String HEADER = Csv.BYTE_ORDER_MARK
            + "name,email,status,waitlist position,seat offered until,enrolled at,modules done,modules,enrollment,student\r\n";

    @Test
    void anEmptyRosterHasItsHeader() {
        assertThat(RosterCsv.of(List.of())).isEqualTo(HEADER);
    }

    @Test
    void aNameIsNoFormulaAndAnAddressThatIsNotKnownIsEmpty() {
        var entry =
                new RosterEntry("e", "s", "=Rosa", null, EnrollmentStatus.WITHDRAWN, Instant.EPOCH, 1, 2, null, null);

        assertThat(RosterCsv.of(List.of(entry)))
                .isEqualTo(HEADER + "'=Rosa,,WITHDRAWN,,,1970-01-01T00:00:00Z,1,2,e,s\r\n");
    }

    @Test
    void whoWaitsHasAPlaceOrAnOffer() {
        var offered = Instant.parse("2027-01-02T03:04:05Z");
        var second = new RosterEntry("e", "s", "Rosa", null, EnrollmentStatus.WAITLISTED, Instant.EPOCH, 0, 2, 2, null);
        var asked =
                new RosterEntry("f", "t", "Ben", null, EnrollmentStatus.WAITLISTED, Instant.EPOCH, 0, 2, null, offered);

        assertThat(RosterCsv.of(List.of(second, asked)))
                .isEqualTo(HEADER
                        + "Rosa,,WAITLISTED,2,,1970-01-01T00:00:00Z,0,2,e,s\r\n"
                        + "Ben,,WAITLISTED,,2027-01-02T03:04:05Z,1970-01-01T00:00:00Z,0,2,f,t\r\n");
    }
}
