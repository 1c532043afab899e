package org.urbanriver.campus.gateway.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.security.CampusTokens;

/** Knows the gateway's own tokens again, when a service comes back with one. */
@Component
public class Vouched {

    private final NimbusJwtDecoder decoder;

    Vouched(KeyRing keys) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256, (selector, context) -> selector.select(keys.published())));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // as the decoder's validator does
        decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(CampusTokens.validator());
    }

    /** Who the token speaks for; nobody if it was not signed here, or is not valid any more. */
    public Optional<Caller> caller(String token) {
        try {
            return Optional.of(CampusTokens.caller(decoder.decode(token)));
        } catch (JwtException e) {
            return Optional.empty();
        }
    }
}
