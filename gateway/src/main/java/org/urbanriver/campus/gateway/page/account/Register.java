package org.urbanriver.campus.gateway.page.account;

import java.util.Map;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The form to register with.
 *
 * @param next where to go then
 * @param errors what is wrong with each field, by its name; under {@code form} what is wrong with all of it
 */
public record Register(Frame frame, String email, String name, String next, Map<String, String> errors)
        implements Screen {

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }
}
