package org.urbanriver.campus.gateway.page.admin;

import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** Asks before an account is disabled, and says what that means. */
public record DisablePage(Frame frame, AccountView account) implements Screen {}
