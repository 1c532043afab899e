package org.urbanriver.campus.gateway.page.account;

import org.urbanriver.campus.gateway.account.EmailState;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * One's e-mail address: whether it is confirmed, and the form to change it.
 *
 * @param typed the other address as it was typed
 */
public record EmailPage(Frame frame, EmailState email, String typed, FieldErrors errors) implements Screen {}
