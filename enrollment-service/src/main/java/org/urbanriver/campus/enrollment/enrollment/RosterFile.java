package org.urbanriver.campus.enrollment.enrollment;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.enrollments.ImportedRow.Flaw;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.csv.Csv;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.RuleViolated;

/**
 * The rows of a roster that somebody made with a spreadsheet: CSV as RFC 4180 describes it, in UTF-8, separated by commas or
 * semicolons. What is wrong with one row is kept with the row; a file that cannot be understood as a whole is refused.
 */
final class RosterFile {

    static final int MOST_ROWS = 5_000;
    static final int MOST_BYTES = 4 << 20;

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 100;
    private static final String FILE = "file";

    private RosterFile() {}

    /**
     * Somebody to enroll.
     *
     * @param line of the file on which the row begins, from 1
     * @param problem why nothing can be done for it
     */
    record Row(
            long line, String email, String name, @Nullable Problem problem) {}

    /** @param sentence that says it */
    record Problem(Flaw flaw, String sentence) {}

    /** @throws Invalid if the file cannot be understood, or has no rows or too many */
    static List<Row> read(InputStream body) throws IOException {
        var text = text(body);
        var rows = new ArrayList<Row>();
        Columns columns = null;
        for (var line : lines(text)) {
            if (line.getFields().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (columns == null) {
                columns = Columns.of(line);
                continue;
            }
            rows.add(columns.row(line));
            if (rows.size() > MOST_ROWS) {
                throw new Invalid(
                        FILE,
                        "has more than %,d rows; split it and import one part after the other".formatted(MOST_ROWS));
            }
        }
        if (rows.isEmpty()) {
            throw new Invalid(FILE, "has no rows; it begins with the line email,name and has a line for each person");
        }
        return rows;
    }

    private static String text(InputStream body) throws IOException {
        var bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new RuleViolated(
                    ProblemType.TOO_LARGE,
                    "A roster has at most %,d rows and %d MB. Split it and import one part after the other."
                            .formatted(MOST_ROWS, MOST_BYTES >> 20));
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(Csv.BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Invalid(FILE, "is not UTF-8; save it as “CSV UTF-8” in the spreadsheet");
        }
    }

    private static List<CsvRecord> lines(String text) throws IOException {
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(text)) {
            var lines = reader.stream().toList();
            // Without its end a quotation would silently swallow all rows that follow.
            if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
                throw new Invalid(
                        "line " + lines.getLast().getStartingLineNumber(),
                        "or one before it has a quotation mark that is never closed");
            }
            return lines;
        }
    }

    /** Where a comma separates decimals, spreadsheets separate fields by semicolons. */
    private static char separator(String text) {
        var header = text.strip().lines().findFirst().orElse("");
        return header.chars().filter(c -> c == ';').count()
                        > header.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
    }

    private record Columns(int email, int name, int count) {

        static Columns of(CsvRecord header) {
            var names = header.getFields().stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
            var email = names.indexOf("email");
            var name = names.indexOf("name");
            if (email < 0 || name < 0 || names.lastIndexOf("email") != email || names.lastIndexOf("name") != name) {
                throw new Invalid(
                        "line " + header.getStartingLineNumber(),
                        "must name the columns, with email and name once each, such as email,name");
            }
            return new Columns(email, name, names.size());
        }

        Row row(CsvRecord line) {
            var email = field(line, this.email);
            var name = field(line, this.name);
            return new Row(line.getStartingLineNumber(), email, name, problem(line, email, name));
        }

        private @Nullable Problem problem(CsvRecord line, String email, String name) {
            if (line.getFields().stream().skip(count).anyMatch(field -> !field.isBlank())) {
                return new Problem(
                        Flaw.TOO_MANY_FIELDS,
                        "The row has more fields than the header. Put a name with a comma in it between quotation marks.");
            }
            if (email.isEmpty()) {
                return new Problem(Flaw.NO_ADDRESS, "The row has no address.");
            }
            if (name.isEmpty()) {
                return new Problem(Flaw.NO_NAME, "The row has no name.");
            }
            if (email.length() > LONGEST_EMAIL) {
                return new Problem(
                        Flaw.ADDRESS_TOO_LONG, "The address is longer than %d characters.".formatted(LONGEST_EMAIL));
            }
            return name.length() > LONGEST_NAME
                    ? new Problem(Flaw.NAME_TOO_LONG, "The name is longer than %d characters.".formatted(LONGEST_NAME))
                    : null;
        }

        private static String field(CsvRecord line, int column) {
            return column < line.getFieldCount() ? line.getField(column).strip() : "";
        }
    }
}
