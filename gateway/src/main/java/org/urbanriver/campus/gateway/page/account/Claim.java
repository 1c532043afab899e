package org.urbanriver.campus.gateway.page.account;

import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The form to claim an account with.
 *
 * @param key what the link in the letter carries
 * @param error what is wrong with the password, or empty
 */
public record Claim(Frame frame, String key, String email, String name, String error) implements Screen {}
