package org.urbanriver.campus.gateway.page.account;

import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** Tells what closing the account means, and asks for the password. */
public record ClosePage(Frame frame, FieldErrors errors) implements Screen {}
