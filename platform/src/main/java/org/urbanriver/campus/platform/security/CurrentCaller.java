package org.urbanriver.campus.platform.security;

import java.util.Optional;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Tells who makes the request in hand, so that HTTP interfaces need no parameter for it. */
public class CurrentCaller {

    /** The caller; an anonymous one is sent to sign in (401). */
    public Caller get() {
        return find().orElseThrow(() -> new InsufficientAuthenticationException("Nobody is signed in"));
    }

    /** The caller, unless anonymous. */
    public Optional<Caller> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? Optional.of(CampusTokens.caller(token.getToken()))
                : Optional.empty();
    }
}
