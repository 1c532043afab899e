package org.urbanriver.campus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class KnownTokensTests {

    private final AtomicInteger checked = new AtomicInteger();
    private final AtomicBoolean expired = new AtomicBoolean();
    private final KnownTokens tokens = new KnownTokens(
            this::signed,
            jwt -> expired.get()
                    ? OAuth2TokenValidatorResult.failure(new OAuth2Error("expired"))
                    : OAuth2TokenValidatorResult.success());

    @Test
    void theSignatureOfATokenIsCheckedOnce() {
        var first = tokens.decode("rosa's");
        var second = tokens.decode("rosa's");
        tokens.decode("ana's");

        assertThat(second).isSameAs(first);
        assertThat(checked).hasValue(2);
    }

    @Test
    void aKnownTokenIsRefusedOnceItIsNotValidAnyMore() {
        tokens.decode("rosa's");

        expired.set(true);

        assertThatThrownBy(() -> tokens.decode("rosa's")).isInstanceOf(JwtValidationException.class);
    }

    @Test
    void aWrongSignatureIsRefusedEachTime() {
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
    }

    private Jwt signed(String token) {
        checked.incrementAndGet();
        if (token.equals("forged")) {
            throw new BadJwtException("signed by somebody else");
        }
        return Jwt.withTokenValue(token).header("alg", "RS256").subject(token).build();
    }
}
