package org.urbanriver.campus.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.urbanriver.campus.contracts.notifications.InboxApi;
import org.urbanriver.campus.contracts.notifications.UnreadView;
import org.urbanriver.campus.platform.security.CurrentCaller;

/**
 * Asks for the number on the bell beside all that the page itself asks for. No page waits long for it: without an answer
 * the bell shows no number.
 */
@Component
class Unread implements HandlerInterceptor, WebMvcConfigurer {

    private static final String ATTRIBUTE = Unread.class.getName();
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final InboxApi inbox;
    private final CurrentCaller caller;
    private final Parts parts = new Parts(PATIENCE);

    /** @param inbox lazily, as it is made long after what configures the web */
    Unread(@Lazy InboxApi inbox, CurrentCaller caller) {
        this.inbox = inbox;
        this.caller = caller;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && isWholePage(request)) {
            request.setAttribute(ATTRIBUTE, ask());
        }
        return true;
    }

    /** The answer for the page of this request; asked for now if that did not need to be done before. */
    int of(HttpServletRequest request) {
        var asked = request.getAttribute(ATTRIBUTE) instanceof Asked<?> begun ? begun : ask();
        return asked.value().map(UnreadView.class::cast).map(UnreadView::unread).orElse(0);
    }

    private Asked<UnreadView> ask() {
        return caller.find().isPresent() ? parts.ask(inbox::unread) : Asked.of(new UnreadView(0));
    }

    /** A form most often leads on to a page, and a part of a page has no bell. */
    private static boolean isWholePage(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
    }
}
