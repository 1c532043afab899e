package org.urbanriver.campus.gateway.account;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.LetterKind;
import org.urbanriver.campus.gateway.letter.Addressed;
import org.urbanriver.campus.gateway.letter.Recipients;

/**
 * Says where a letter goes as things are when it is handed over. A letter is queued before the change that it belongs to, so
 * each kind goes out only once that change is there, and no longer than it is of use.
 */
@Component
class LetterRecipients implements Recipients {

    private final Accounts accounts;

    LetterRecipients(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Recipient> of(LetterKind kind, Addressed to) {
        return switch (kind) {
            case CLAIM -> account(to).filter(Account::isClaimable).map(LetterRecipients::atHome);
            case VERIFY_EMAIL ->
                account(to)
                        .filter(account -> account.isUnverified() && !account.isDisabled())
                        .filter(account -> account.isAt(to.mailbox()))
                        .map(LetterRecipients::atHome);
            case CHANGE_EMAIL ->
                account(to)
                        .filter(account -> account.wants(to.mailbox()) && !account.isDisabled())
                        .map(account -> elsewhere(account, to));
            case EMAIL_CHANGED ->
                account(to)
                        .filter(account -> !account.isAt(to.mailbox()) && !account.isClosed())
                        .map(account -> elsewhere(account, to));
            case RESET_PASSWORD ->
                accounts.findByEmail(to.mailbox())
                        .filter(account -> !account.isDisabled())
                        .map(LetterRecipients::atHome);
            case PASSWORD_CHANGED ->
                account(to)
                        .filter(account -> account.changedPasswordSince(to.queuedAt()))
                        .map(LetterRecipients::atHome);
            case ACCOUNT_CLOSED -> account(to).filter(Account::isClosed).map(account -> elsewhere(account, to));
        };
    }

    private Optional<Account> account(Addressed to) {
        return accounts.findById(to.account());
    }

    private static Recipient atHome(Account account) {
        return recipient(account, account.caller().email(), account.caller().name());
    }

    private static Recipient elsewhere(Account account, Addressed to) {
        var name = to.name();
        return recipient(account, to.mailbox(), name == null ? account.caller().name() : name);
    }

    private static Recipient recipient(Account account, String email, String name) {
        var preferences = account.preferences();
        return new Recipient(account.id(), email, name, preferences.language(), preferences.timeZone());
    }
}
