package org.urbanriver.campus.gateway.page.account;

import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The form to ask for a letter with which to set another password.
 *
 * @param sent whether that was just asked for
 * @param linkVoid whether it is shown because a link did not work
 */
public record Forgot(Frame frame, String email, boolean sent, boolean linkVoid, FieldErrors errors) implements Screen {}
