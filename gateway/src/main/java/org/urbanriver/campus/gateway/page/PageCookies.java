package org.urbanriver.campus.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The cookies that pages set. They are for TLS alone where browsers find the campus by TLS, whatever the last hop to the gateway
 * is, which a proxy may not tell.
 */
@Component
class PageCookies implements HandlerInterceptor, WebMvcConfigurer {

    private static final String SECURE = PageCookies.class.getName();

    private final boolean secure;

    PageCookies(@Value("${campus.public-url}") URI publicUrl) {
        this.secure = "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    static ResponseCookieBuilder cookie(String name, String value, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(!Boolean.FALSE.equals(request.getAttribute(SECURE)))
                .sameSite("Lax");
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(SECURE, secure);
        return true;
    }
}
