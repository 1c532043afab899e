package org.urbanriver.campus.gateway.page;

import java.util.Map;

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
