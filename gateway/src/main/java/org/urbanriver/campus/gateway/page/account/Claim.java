package org.urbanriver.campus.gateway.page.account;

import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The form to claim an account with.
 *
 * @param key what the link in the letter carries
 */
public record Claim(Frame frame, String key, String email, String name, FieldErrors errors) implements Screen {}
