package org.urbanriver.campus.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Makes the frame of the page that a request asks for. */
@Component
class Frames {

    private final CurrentCaller caller;
    private final MessageSource messages;
    private final Assets assets;

    Frames(CurrentCaller caller, MessageSource messages, Assets assets) {
        this.caller = caller;
        this.messages = messages;
        this.assets = assets;
    }

    Frame of(HttpServletRequest request) {
        return new Frame(
                caller.find(),
                () -> request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                        ? token.getToken()
                        : "",
                request.getRequestURI(),
                Locale.US,
                messages,
                assets);
    }
}
