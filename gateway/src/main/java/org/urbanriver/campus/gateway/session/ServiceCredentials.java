package org.urbanriver.campus.gateway.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.urbanriver.campus.gateway.identity.Vouched;

/** Reads the token that a service was given with a call, and comes back with in the name of the same caller. */
class ServiceCredentials extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";

    private final Vouched vouched;

    ServiceCredentials(Vouched vouched) {
        this.vouched = vouched;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && StringUtils.startsWithIgnoreCase(authorization, BEARER)) {
            vouched.caller(authorization.substring(BEARER.length()).strip())
                    .ifPresent(
                            caller -> SecurityContextHolder.setContext(new SecurityContextImpl(new SignedIn(caller))));
        }
        chain.doFilter(request, response);
    }
}
