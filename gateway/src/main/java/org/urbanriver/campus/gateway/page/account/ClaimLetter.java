package org.urbanriver.campus.gateway.page.account;

import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The form to ask for a letter with which to claim an account.
 *
 * @param note key of the text that says what became of the last try, or empty
 * @param error what is wrong with it, or empty
 */
public record ClaimLetter(Frame frame, String note, String error) implements Screen {

    static final String VOID = "claim.void";
    static final String SENT = "claim.sent";
}
