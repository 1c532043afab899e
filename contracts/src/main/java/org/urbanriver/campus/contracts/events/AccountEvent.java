package org.urbanriver.campus.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
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

    /** Name, e-mail address or roles are others now, or its person claimed it. */
    record AccountChanged(AccountView account) implements AccountEvent {}

    /** Its person took a file with the names and addresses of all accounts. */
    record AccountListDownloaded(AccountView account) implements AccountEvent {}

    record AccountDisabled(AccountView account) implements AccountEvent {}

    record AccountEnabled(AccountView account) implements AccountEvent {}
}
