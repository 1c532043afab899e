package org.urbanriver.campus.contracts.enrollments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of an imported roster.
 *
 * @param row line of the file on which the row begins; the header is on line 1
 * @param done rows done so far, this one included
 * @param of rows in the file
 * @param email as the file has it
 * @param reason slug of the problem where the row was refused, and of the {@link Flaw} where it is invalid
 * @param detail a sentence that says why, where the row was refused or is invalid
 * @param enrollmentId where there is an enrollment
 * @param accountMade whether the address had no account; its person is asked by mail to claim it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportedRow(
        long row,
        int done,
        int of,
        String email,
        Outcome outcome,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String enrollmentId,
        boolean accountMade) {

    /** Why nothing can be done for a row. */
    public enum Flaw {
        TOO_MANY_FIELDS,
        NO_ADDRESS,
        NO_NAME,
        ADDRESS_TOO_LONG,
        NAME_TOO_LONG,
        /** the address or the name cannot be those of an account */
        NOT_USABLE,
        /** the address is that of a row before it */
        REPEATED;

        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How a row ends. */
    public enum Outcome {
        ENROLLED,
        /** was enrolled, waiting or through with it before */
        ALREADY,
        WAITLISTED,
        /** could be enrolled, but a rule stands against it */
        REFUSED,
        /** says nothing that could be done */
        INVALID;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
