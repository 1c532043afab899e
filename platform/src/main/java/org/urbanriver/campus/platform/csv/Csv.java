package org.urbanriver.campus.platform.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as RFC 4180 CSV that a spreadsheet opens without taking somebody's text for a formula. */
public final class Csv {

    private final Appendable out;

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
        var harmless = !(value instanceof Number) && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(c -> "\",\r\n\t".indexOf(c) >= 0)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
