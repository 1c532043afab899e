package org.urbanriver.campus.enrollment.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.urbanriver.campus.contracts.enrollments.ImportReport;
import org.urbanriver.campus.contracts.enrollments.ImportSummary;
import org.urbanriver.campus.contracts.enrollments.ImportedRow;
import tools.jackson.databind.json.JsonMapper;

class ImportStreamTests {

    private static final ImportedRow ROW =
            new ImportedRow(2, 1, 1, "rosa@example.org", ImportedRow.Outcome.ENROLLED, null, null, "o.s", false);
    private static final ImportSummary SUMMARY = new ImportSummary(1, 1, 0, 0, 0, 0, 0, null, null);

    @Test
    void aReportWithoutAnyRowIsOneAllTheSame() throws IOException {
        var response = new MockHttpServletResponse();

        new ImportStream(response, JsonMapper.shared(), false).end(SUMMARY);

        var report = JsonMapper.shared().readValue(response.getContentAsString(), ImportReport.class);
        assertThat(report.rows()).isEmpty();
        assertThat(report.summary()).isEqualTo(SUMMARY);
    }

    @Test
    void eachLineIsSentAsItHappens() throws IOException {
        var response = new MockHttpServletResponse();

        new ImportStream(response, JsonMapper.shared(), true).row(ROW);

        assertThat(response.isCommitted()).isTrue();
        assertThat(response.getContentAsString()).endsWith("}\n").doesNotContain("null");
    }

    @Test
    void aReaderWhoLeavesStopsNothing() {
        var left = new Gone();
        var stream = new ImportStream(left, JsonMapper.shared(), true);

        stream.row(ROW);
        stream.row(ROW);
        stream.end(SUMMARY);

        assertThat(left.tries).isEqualTo(1);
    }

    private static final class Gone extends MockHttpServletResponse {

        private int tries;

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {}

                @Override
                public void write(int b) throws IOException {
                    tries++;
                    throw new IOException("Broken pipe");
                }
            };
        }
    }
}
