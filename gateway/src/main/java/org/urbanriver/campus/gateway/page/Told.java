package org.urbanriver.campus.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Carries what a form has done over to the page that it leads to, which says it once. It travels in a cookie of the
 * reader's own, so that no link can make a page say it.
 */
@Component
class Told implements HandlerInterceptor, WebMvcConfigurer {

    private static final String COOKIE = "campus-told";
    private static final String ATTRIBUTE = Told.class.getName();
    private static final Pattern KEY = Pattern.compile("told\\.[a-z0-9.-]{1,60}");

    static ResponseCookie cookie(String key, HttpServletRequest request) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(key + " is no key of what can be told");
        }
        return PageCookies.cookie(COOKIE, key, request).maxAge(60).build();
    }

    /** The key of the text that the page of this request shall say, or empty. */
    static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String key ? key : "";
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** Parts of a page leave it to the next whole page. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null
                && "GET".equals(request.getMethod())
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html")) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    PageCookies.cookie(COOKIE, "", request).maxAge(0).build().toString());
            if (KEY.matcher(cookie.getValue()).matches()) {
                request.setAttribute(ATTRIBUTE, cookie.getValue());
            }
        }
        return true;
    }
}
