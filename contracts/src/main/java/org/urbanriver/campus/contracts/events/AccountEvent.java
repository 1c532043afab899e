package org.urbanriver.campus.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.accounts.AccountView;

/** What happened to an account; published by the gateway on {@link Topics#ACCOUNTS}. */
public sealed interface AccountEvent extends CampusEvent {

    AccountView account();

    @Override
    @JsonIgnore
    default String subject() {
        return account().id();
    }

    /** Somebody registered, or staff had an account made that is yet to be claimed. */
    record AccountRegistered(AccountView account) implements AccountEvent {}

    /** Name, e-mail address, roles or preferences are others now, or its person claimed it or verified the address. */
    record AccountChanged(AccountView account) implements AccountEvent {}

    /**
     * Its person took a file with the names and addresses of all accounts, or of those who were found with their enrollments.
     *
     * @param search what was searched for; absent where it was all accounts
     */
    record AccountListDownloaded(
            AccountView account,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String search) implements AccountEvent {}

    record AccountDisabled(AccountView account) implements AccountEvent {}

    record AccountEnabled(AccountView account) implements AccountEvent {}

    /** Its person closed it for good; the view says no more than that, and who keeps a copy is to keep no more. */
    record AccountClosed(AccountView account) implements AccountEvent {}
}
