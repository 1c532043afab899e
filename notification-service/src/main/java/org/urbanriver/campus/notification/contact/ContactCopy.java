package org.urbanriver.campus.notification.contact;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.OptionalMail;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.events.Copies;

/**
 * How a person is called and reached; the gateway owns the account.
 *
 * @param language in which they are written to; absent if they did not choose
 * @param timeZone in which they are told times; absent if they did not choose
 * @param unwantedMails what they would rather find in the inbox only
 */
@Document("contacts")
public record ContactCopy(
        @Id String id,
        long sequence,
        String name,
        String email,
        Set<Role> roles,
        boolean disabled,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable Set<OptionalMail> unwantedMails)
        implements Copies.Copy {

    static ContactCopy of(AccountView account, long sequence) {
        return new ContactCopy(
                account.id(),
                sequence,
                account.name(),
                account.email(),
                account.roles(),
                account.disabled(),
                account.language(),
                account.timeZone(),
                account.unwantedMails());
    }

    public boolean wants(OptionalMail mail) {
        return unwantedMails == null || !unwantedMails.contains(mail);
    }
}
