package org.urbanriver.campus.gateway.page.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The form to sign in with.
 *
 * @param next where to go then
 * @param error what was wrong with the last try, or empty
 */
public record SignIn(Frame frame, String email, String next, String error) implements Screen {

    /** The same as part of another address. */
    public String nextEncoded() {
        return URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
