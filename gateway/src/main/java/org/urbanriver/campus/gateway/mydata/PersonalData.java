package org.urbanriver.campus.gateway.mydata;

import java.time.Instant;
import java.util.List;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.notifications.InboxEntryView;
import org.urbanriver.campus.gateway.account.EmailState;
import org.urbanriver.campus.gateway.account.PersonalPreferences;
import org.urbanriver.campus.gateway.session.Device;
import org.urbanriver.campus.gateway.token.TokenView;

/**
 * Everything that the campus holds on one person and would show them.
 *
 * @param takenAt when it was put together
 * @param devices where they are signed in
 * @param tokens what programs use in their name; never the secrets
 * @param enrollments with the progress in each
 * @param messages their whole inbox; mails say the same
 */
record PersonalData(
        Instant takenAt,
        AccountView account,
        EmailState email,
        PersonalPreferences preferences,
        List<Device> devices,
        List<TokenView> tokens,
        List<EnrollmentView> enrollments,
        List<InboxEntryView> messages) {}
