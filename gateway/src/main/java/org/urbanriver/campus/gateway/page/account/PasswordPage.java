package org.urbanriver.campus.gateway.page.account;

import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** The form to change one's password. */
public record PasswordPage(Frame frame, FieldErrors errors) implements Screen {}
