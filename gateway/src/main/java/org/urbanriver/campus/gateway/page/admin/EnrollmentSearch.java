package org.urbanriver.campus.gateway.page.admin;

import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * Enrollments found by the name or address of their student.
 *
 * @param people whose name or address matches, the first of them
 * @param found their enrollments
 */
public record EnrollmentSearch(
        Frame frame, String q, Page<AccountView> people, Asked<Page<EnrollmentView>> found, int page)
        implements Screen {

    /** The address, to which the number of a page can be added. */
    public String pages() {
        return new Query().with("q", q).of("/admin/enrollments") + "&page=";
    }

    public String file() {
        return new Query().with("q", q).of("/admin/enrollments.csv");
    }

    public String address(EnrollmentView enrollment) {
        return people.items().stream()
                .filter(each -> each.id().equals(enrollment.studentId()))
                .map(AccountView::email)
                .findFirst()
                .orElse("");
    }
}
