package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.notifications.AuditPage;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * One account: who it is, what it may do, and what it has to do with the campus.
 *
 * @param acts what was done to it, and what its person did as staff
 * @param error what is wrong with the roles that were chosen, or empty
 * @param refusal why it was not done, or empty
 */
public record AccountSheet(
        Frame frame,
        AccountView account,
        Asked<Page<EnrollmentView>> enrollments,
        Asked<AuditPage> done,
        Asked<AuditPage> acts,
        String error,
        String refusal)
        implements Screen {

    public List<Role> roles() {
        return List.of(Role.values());
    }

    public boolean isUnclaimed() {
        return Boolean.TRUE.equals(account.unclaimed());
    }
}
