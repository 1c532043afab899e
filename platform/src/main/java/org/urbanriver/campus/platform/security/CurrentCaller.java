package org.urbanriver.campus.platform.security;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.urbanriver.campus.contracts.accounts.Role;

/** Tells who makes the request in hand, so that HTTP interfaces need no parameter for it. */
public class CurrentCaller {

    /** The caller; an anonymous one is sent to sign in (401). */
    public Caller get() {
        return find().orElseThrow(() -> new InsufficientAuthenticationException("Nobody is signed in"));
    }

    /** The caller, unless anonymous. */
    public Optional<Caller> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? Optional.of(caller(token))
                : Optional.empty();
    }

    private static Caller caller(JwtAuthenticationToken token) {
        var jwt = token.getToken();
        var roles = Optional.ofNullable(jwt.getClaimAsStringList(CampusToken.ROLES)).orElse(List.of()).stream()
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new Caller(
                Objects.requireNonNull(jwt.getSubject(), "the gateway's tokens have a subject"),
                Optional.ofNullable(jwt.getClaimAsString(CampusToken.NAME)).orElse(""),
                Optional.ofNullable(jwt.getClaimAsString(CampusToken.EMAIL)).orElse(""),
                roles);
    }
}
