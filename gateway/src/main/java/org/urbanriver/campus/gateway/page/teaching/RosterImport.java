package org.urbanriver.campus.gateway.page.teaching;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.enrollments.ImportReport;
import org.urbanriver.campus.contracts.enrollments.ImportedRow;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** Enrolling the people of a list. */
public record RosterImport(
        Frame frame,
        OfferingView offering,
        String csv,
        @Nullable ImportReport report,
        String refusal) implements Screen {

    public String detail(ImportedRow row) {
        if (row.reason() != null && !frame.language().equals("en")) {
            return frame.text("problem." + row.reason() + ".means");
        }
        return Objects.requireNonNullElse(row.detail(), "");
    }
}
