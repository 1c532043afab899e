package org.urbanriver.campus.gateway.page.admin;

import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * Asks before all dead letters of a kind are sent again.
 *
 * @param count of those that are open, as far as they were counted
 * @param more whether there are more
 * @param refusal why it was not done, or empty
 */
public record ReplayPage(Frame frame, LettersAsked asked, int count, boolean more, String refusal) implements Screen {

    public String typeName() {
        return Kind.of(frame, asked.type()).name();
    }
}
