package org.urbanriver.campus.gateway.page.account;

import java.util.List;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;
import org.urbanriver.campus.gateway.token.TokenView;

/**
 * The tokens of the person's programs, and the form to make one.
 *
 * @param secret of the token just made, which is never shown again; else empty
 * @param name as it was typed
 * @param days as they were chosen
 */
public record TokensPage(Frame frame, List<TokenView> tokens, String secret, String name, int days, FieldErrors errors)
        implements Screen {

    static final int DAYS = 90;

    public List<Integer> choices() {
        return List.of(7, 30, 90, 365);
    }
}
