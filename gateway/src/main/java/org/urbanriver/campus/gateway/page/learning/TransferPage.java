package org.urbanriver.campus.gateway.page.learning;

import java.util.List;
import org.urbanriver.campus.contracts.enrollments.Eligibility.Hindrance;
import org.urbanriver.campus.contracts.enrollments.Eligibility.NeededCourse;
import org.urbanriver.campus.contracts.enrollments.LearningView;
import org.urbanriver.campus.contracts.enrollments.Refusal;
import org.urbanriver.campus.contracts.enrollments.TransferOption;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The other dates of a course, to move to one of them.
 *
 * @param chosen id of the offering that was chosen, or empty
 * @param refusal why nothing was done, or empty
 */
public record TransferPage(
        Frame frame, LearningView learning, Asked<List<TransferOption>> others, String chosen, String refusal)
        implements Screen {

    public boolean isOwn() {
        return frame.isViewer(learning.enrollment().studentId());
    }

    public List<TransferOption> possible() {
        return others.or(List.of()).stream()
                .filter(each -> each.reasons().isEmpty())
                .toList();
    }

    public List<TransferOption> impossible() {
        return others.or(List.of()).stream()
                .filter(each -> !each.reasons().isEmpty())
                .toList();
    }

    /** Which of the dates is chosen at first: the one that was, else the only one. */
    public boolean isChosen(TransferOption option) {
        return option.offering().id().equals(chosen) || possible().size() == 1;
    }

    /** Why a student cannot move there; a moment is told where one is known. */
    public String why(Hindrance hindrance) {
        var at = hindrance.at();
        var slug = hindrance.reason().slug();
        if (hindrance.reason() == Refusal.PREREQUISITE) {
            return frame.text(
                    "transfer.why." + slug,
                    String.join(
                            ", ",
                            hindrance.courses().stream()
                                    .map(NeededCourse::title)
                                    .toList()));
        }
        return at == null
                ? frame.text("transfer.why." + slug)
                : frame.text("transfer.why." + slug + ".at", frame.moment(at));
    }
}
