package org.urbanriver.campus.platform.security;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.urbanriver.campus.contracts.accounts.Role;

/** Reads the gateway's tokens, wherever they are taken. */
public final class CampusTokens {

    private CampusTokens() {}

    /** Whether a token whose signature is right is for the campus, and for now. */
    public static OAuth2TokenValidator<Jwt> validator() {
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(CampusToken.ISSUER),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(CampusToken.AUDIENCE)));
    }

    /** Who a token speaks for. */
    public static Caller caller(Jwt token) {
        var roles = Optional.ofNullable(token.getClaimAsStringList(CampusToken.ROLES)).orElse(List.of()).stream()
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new Caller(
                Objects.requireNonNull(token.getSubject(), "the gateway's tokens have a subject"),
                Optional.ofNullable(token.getClaimAsString(CampusToken.NAME)).orElse(""),
                Optional.ofNullable(token.getClaimAsString(CampusToken.EMAIL)).orElse(""),
                roles);
    }
}
