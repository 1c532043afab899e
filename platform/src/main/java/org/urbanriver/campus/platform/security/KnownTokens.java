package org.urbanriver.campus.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Checks the signature of a token once, as that costs more than all else that a short call takes. Whether it is still valid is
 * looked at each time. A key that is withdrawn is believed for as long as its last tokens live.
 */
class KnownTokens implements JwtDecoder {

    private static final int MOST = 2_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> known = Caffeine.newBuilder()
            .expireAfterWrite(CampusToken.LIFETIME)
            .maximumSize(MOST)
            .build();

    /** @param decoder checks signatures and need not look at anything else */
    KnownTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> validator) {
        this.decoder = decoder;
        this.validator = validator;
    }

    @Override
    public Jwt decode(String token) {
        var signed = known.getIfPresent(token);
        if (signed == null) {
            signed = decoder.decode(token);
            known.put(token, signed);
        }
        var result = validator.validate(signed);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token is not valid here and now", List.copyOf(result.getErrors()));
        }
        return signed;
    }
}
