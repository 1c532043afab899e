package org.urbanriver.campus.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.gateway.account.Directory;
import org.urbanriver.campus.gateway.page.Frame.Campus;
import org.urbanriver.campus.gateway.page.Frame.Reader;
import org.urbanriver.campus.gateway.page.Frame.Visit;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Makes the frame of the page that a request asks for. */
@Component
public class Frames {

    private final CurrentCaller caller;
    private final Directory directory;
    private final Preferences preferences;
    private final Unread unread;
    private final Campus campus;

    Frames(
            CurrentCaller caller,
            Directory directory,
            Preferences preferences,
            Unread unread,
            MessageSource messages,
            Assets assets,
            BrandFiles brand,
            Clock clock,
            @Value("${campus.public-url}") URI publicUrl) {
        this.caller = caller;
        this.directory = directory;
        this.preferences = preferences;
        this.unread = unread;
        this.campus = new Campus(messages, assets, brand, clock, publicUrl);
    }

    public Frame of(HttpServletRequest request) {
        var visit = new Visit(
                () -> request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                        ? token.getToken()
                        : "",
                request.getRequestURI(),
                here(request),
                Told.of(request));
        var viewer = caller.find();
        var reader = new Reader(
                viewer,
                viewer.filter(who -> directory.isUnverified(who.id())).isPresent(),
                preferences.language(request),
                preferences.zone(request),
                () -> unread.of(request));
        return new Frame(campus, reader, visit);
    }

    /** An address that shows this page again: after a form it is that of the page with the form. */
    private static String here(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return LocalAddress.ofReferrer(request.getHeader(HttpHeaders.REFERER));
        }
        var query = request.getQueryString();
        return LocalAddress.anywhere(request.getRequestURI() + (query == null ? "" : "?" + query));
    }
}
