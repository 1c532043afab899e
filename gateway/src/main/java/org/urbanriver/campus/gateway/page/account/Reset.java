package org.urbanriver.campus.gateway.page.account;

import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The form to set another password with.
 *
 * @param key what the link in the letter carries
 */
public record Reset(Frame frame, String key, String email, FieldErrors errors) implements Screen {}
