package org.urbanriver.campus.platform.csv;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Serves rows as a CSV file while they are being read, so that no file is ever in memory as a whole. A file that is not
 * complete says so in its last line, which begins with {@code # incomplete}: nobody shall take a part for the whole.
 */
public final class CsvFile {

    /** The most rows of a file, without its header. */
    public static final int MOST_ROWS = 100_000;

    private static final Logger log = LoggerFactory.getLogger(CsvFile.class);

    private CsvFile() {}

    /**
     * Writes the file. What fails before its first line is thrown and becomes the response; what fails later ends the file.
     *
     * @param name of the file, such as {@code events.csv}
     */
    public static void write(
            HttpServletResponse response,
            String name,
            List<String> header,
            Iterator<? extends List<? extends @Nullable Object>> rows)
            throws IOException {
        rows.hasNext();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var out =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), 1 << 15);
        var csv = new Csv(out);
        csv.row(header);
        try {
            write(rows, csv);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            log.warn("The file {} ended early", name, e);
            csv.row("# incomplete: the rest could not be read. Try again in a moment");
        }
        out.flush();
    }

    private static void write(Iterator<? extends List<? extends @Nullable Object>> rows, Csv csv) {
        for (var count = 0; rows.hasNext(); count++) {
            if (count == MOST_ROWS) {
                csv.row("# incomplete: a file has at most " + MOST_ROWS + " rows. Ask for a shorter time");
                return;
            }
            csv.row(rows.next());
        }
    }
}
