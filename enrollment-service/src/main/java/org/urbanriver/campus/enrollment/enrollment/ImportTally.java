package org.urbanriver.campus.enrollment.enrollment;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.enrollments.ImportSummary;
import org.urbanriver.campus.contracts.enrollments.ImportedRow;
import org.urbanriver.campus.contracts.enrollments.ImportedRow.Outcome;
import org.urbanriver.campus.enrollment.enrollment.RosterFile.Row;
import org.urbanriver.campus.enrollment.enrollment.RosterImport.Result;

/** Counts the rows of an import as they are done. */
class ImportTally {

    private final int rows;
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private int done;
    private int accountsMade;

    ImportTally(int rows) {
        this.rows = rows;
    }

    ImportedRow count(Row row, Result result) {
        done++;
        outcomes.merge(result.outcome(), 1, Integer::sum);
        accountsMade += result.accountMade() ? 1 : 0;
        return new ImportedRow(
                row.line(),
                done,
                rows,
                row.email(),
                result.outcome(),
                result.reason(),
                result.detail(),
                result.enrollmentId(),
                result.accountMade());
    }

    ImportSummary summary() {
        return summary(null, null);
    }

    /** @param line of the first row that was not come to */
    ImportSummary stopped(long line, String why) {
        return summary(
                line,
                why
                        + " Import the file again in a moment, from line %d on or all of it: what is done is not done twice."
                                .formatted(line));
    }

    private ImportSummary summary(@Nullable Long repeatFrom, @Nullable String stopped) {
        return new ImportSummary(
                rows,
                count(Outcome.ENROLLED),
                count(Outcome.ALREADY),
                count(Outcome.WAITLISTED),
                count(Outcome.REFUSED),
                count(Outcome.INVALID),
                accountsMade,
                repeatFrom,
                stopped);
    }

    private int count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }
}
