package org.urbanriver.campus.gateway.page.teaching;

import java.util.List;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** Where a student could move to: the other offerings of their course. */
public record Moving(
        Frame frame,
        EnrollmentView enrollment,
        Asked<Page<OfferingView>> offerings,
        String to,
        String reason,
        String refusal)
        implements Screen {

    public List<OfferingView> others() {
        return offerings.map(Page::items).or(List.of()).stream()
                .filter(each -> each.status() == OfferingStatus.OPEN)
                .filter(each -> !each.id().equals(enrollment.offering().id()))
                .toList();
    }
}
