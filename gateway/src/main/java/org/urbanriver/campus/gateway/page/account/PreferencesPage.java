package org.urbanriver.campus.gateway.page.account;

import java.util.List;
import org.urbanriver.campus.contracts.accounts.OptionalMail;
import org.urbanriver.campus.gateway.account.PersonalPreferences;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The form with one's preferences.
 *
 * @param mails those that concern the person and that they may do without
 */
public record PreferencesPage(
        Frame frame,
        PersonalPreferences preferences,
        List<OptionalMail> mails,
        List<ZoneGroup> zones,
        FieldErrors errors)
        implements Screen {

    public boolean speaks(String language) {
        return language.equals(preferences.language() == null ? "" : preferences.language());
    }

    public boolean isIn(String zone) {
        return zone.equals(preferences.timeZone());
    }

    public boolean wants(OptionalMail mail) {
        return !preferences.unwantedMails().contains(mail);
    }
}
