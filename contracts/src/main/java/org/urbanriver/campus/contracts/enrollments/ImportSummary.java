package org.urbanriver.campus.contracts.enrollments;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How an import ended.
 *
 * @param rows in the file
 * @param accountsMade for addresses that had none
 * @param repeatFrom line of the first row that was not come to, if the import had to stop; repeating the whole file does no harm
 * @param stopped why it had to stop
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportSummary(
        int rows,
        int enrolled,
        int already,
        int waitlisted,
        int refused,
        int invalid,
        int accountsMade,
        @Nullable Long repeatFrom,
        @Nullable String stopped) {}
