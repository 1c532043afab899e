package org.urbanriver.campus.gateway.page.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The form to register with.
 *
 * @param next where to go then
 */
public record Register(Frame frame, String email, String name, String next, FieldErrors errors) implements Screen {

    /** The same as part of another address. */
    public String nextEncoded() {
        return URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
