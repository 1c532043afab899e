package org.urbanriver.campus.platform.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows as RFC 4180 CSV that a spreadsheet opens without taking somebody's text for a formula. They begin with a byte order mark,
 * as Excel takes them for something else than UTF-8 without one.
 */
public final class Csv {

    public static final String BYTE_ORDER_MARK = "\uFEFF";

    /** A spreadsheet that splits at these, as those of many countries do, sees the beginning of a cell behind them. */
    private static final Pattern FORMULA_WITHIN = Pattern.compile("(?<=[;\t\r\n])(?=[=+\\-@])");

    private final Appendable out;
    private boolean begun;

    public Csv(Appendable out) {
        this.out = out;
    }

    /** Writes a row; what is null is an empty field, everything else is written as its {@code toString} tells it. */
    public void row(@Nullable Object... fields) {
        row(Arrays.asList(fields));
    }

    /** Writes a row; what is null is an empty field, everything else is written as its {@code toString} tells it. */
    public void row(List<? extends @Nullable Object> fields) {
        try {
            out.append(begun ? "" : BYTE_ORDER_MARK);
            begun = true;
            for (var n = 0; n < fields.size(); n++) {
                out.append(n == 0 ? "" : ",").append(field(fields.get(n)));
            }
            out.append("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        if (text.isEmpty()) {
            return "";
        }
        // OWASP, "CSV Injection": these begin a formula, or a cell that a spreadsheet splits off. A number is none.
        var begins = !(value instanceof Number) && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        var harmless = FORMULA_WITHIN.matcher(begins).replaceAll("'");
        return harmless.chars().anyMatch(c -> "\",;\r\n\t".indexOf(c) >= 0)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
