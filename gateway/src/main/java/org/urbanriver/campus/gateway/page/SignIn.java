package org.urbanriver.campus.gateway.page;

/**
 * The form to sign in with.
 *
 * @param next where to go then
 * @param error what was wrong with the last try, or empty
 */
public record SignIn(Frame frame, String email, String next, String error) implements Screen {}
