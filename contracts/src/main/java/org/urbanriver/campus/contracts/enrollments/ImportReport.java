package org.urbanriver.campus.contracts.enrollments;

import java.util.List;

/** What became of an imported roster, row by row in the order of the file. */
public record ImportReport(List<ImportedRow> rows, ImportSummary summary) {

    /** The last line of a report that comes line by line. */
    public record End(ImportSummary summary) {}
}
