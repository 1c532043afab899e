package org.urbanriver.campus.gateway.page.account;

import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * Asks whether an address is one's own.
 *
 * @param key what the link in the letter carries; empty if the link does not work
 * @param changes whether the account had another address before
 */
public record Verify(Frame frame, String key, String email, boolean changes, FieldErrors errors) implements Screen {}
