package org.urbanriver.campus.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;

/** Remembers in a browser which language its reader chose there, signed in or not. */
public final class LanguageCookie {

    static final String NAME = "campus-language";

    private static final Duration KEPT = Duration.ofDays(365);

    private LanguageCookie() {}

    /** @param language such as {@code es}; empty lets the account, and else the browser, say */
    public static ResponseCookie of(String language, HttpServletRequest request) {
        return PageCookies.cookie(NAME, language, request)
                .maxAge(language.isEmpty() ? Duration.ZERO : KEPT)
                .build();
    }
}
