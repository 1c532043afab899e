package org.urbanriver.campus.gateway.page.account;

import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The form to register with.
 *
 * @param next where to go then
 * @param error what is wrong with all of it, or empty
 */
public record Register(Frame frame, String email, String name, String next, FieldErrors errors, String error)
        implements Screen {}
