package org.urbanriver.campus.gateway.page.teaching;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.enrollments.ImportReport;
import org.urbanriver.campus.contracts.enrollments.ImportedRow;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** Enrolling the people of a list. */
public record RosterImport(
        Frame frame,
        OfferingView offering,
        String csv,
        @Nullable ImportReport report,
        String refusal) implements Screen {

    /** In English the words of the service, which know more of the row. */
    public String detail(ImportedRow row) {
        var detail = Objects.requireNonNullElse(row.detail(), "");
        return row.reason() == null ? detail : reasons().getOrDefault(row.reason(), detail);
    }

    /** Why a row is refused or invalid, by slug, in the language of the reader where that is another than the service's. */
    public Map<String, String> reasons() {
        if (frame.language().equals("en")) {
            return Map.of();
        }
        var reasons = new TreeMap<String, String>();
        for (var problem : ProblemType.values()) {
            reasons.put(problem.slug(), frame.text("problem." + problem.slug() + ".means"));
        }
        for (var flaw : ImportedRow.Flaw.values()) {
            reasons.put(flaw.slug(), frame.text("teach.import.flaw." + flaw.slug()));
        }
        return reasons;
    }
}
