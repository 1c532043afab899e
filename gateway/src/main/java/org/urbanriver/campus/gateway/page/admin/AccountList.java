package org.urbanriver.campus.gateway.page.admin;

import org.urbanriver.campus.gateway.page.Screen;

/** The part of the list of accounts that a search changes. */
public record AccountList(AccountsPage page) implements Screen {}
