package org.urbanriver.campus.enrollment.enrollment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.urbanriver.campus.contracts.enrollments.ImportReport;
import org.urbanriver.campus.contracts.enrollments.ImportSummary;
import org.urbanriver.campus.contracts.enrollments.ImportedRow;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what becomes of an import as it comes about, as lines or as one {@link ImportReport}, so that nobody on the way
 * takes a long import for a dead one. A reader who leaves stops nothing.
 */
class ImportStream {

    private static final Logger log = LoggerFactory.getLogger(ImportStream.class);

    private final HttpServletResponse response;
    private final JsonMapper json;
    private final boolean lines;
    private boolean begun;
    private boolean left;

    ImportStream(HttpServletResponse response, JsonMapper json, boolean lines) {
        this.response = response;
        this.json = json;
        this.lines = lines;
        response.setContentType(lines ? MediaType.APPLICATION_NDJSON_VALUE : MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("X-Accel-Buffering", "no");
    }

    void row(ImportedRow row) {
        var text = json.writeValueAsString(row);
        write(lines ? text + "\n" : (begun ? ",\n" : "{\"rows\":[\n") + text);
        begun = true;
    }

    void end(ImportSummary summary) {
        var text = json.writeValueAsString(summary);
        if (lines) {
            write(json.writeValueAsString(new ImportReport.End(summary)) + "\n");
        } else {
            write((begun ? "\n" : "{\"rows\":[") + "],\"summary\":" + text + "}\n");
        }
    }

    private void write(String text) {
        if (left) {
            return;
        }
        try {
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        } catch (IOException e) {
            left = true;
            log.info("Nobody reads the report of an import any more; it goes on");
        }
    }
}
