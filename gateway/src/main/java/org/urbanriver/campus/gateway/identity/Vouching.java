package org.urbanriver.campus.gateway.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.security.CampusToken;

/**
 * Signs who a caller is, for the services to believe. A signature costs most of a millisecond, so a token serves for half
 * of its life; whoever gets other roles or another name is another caller here, and gets another token.
 */
@Component
public class Vouching {

    private final KeyRing keys;
    private final Clock clock;
    private final LoadingCache<Signature, String> tokens;

    Vouching(KeyRing keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.tokens = Caffeine.newBuilder()
                .expireAfterWrite(CampusToken.LIFETIME.dividedBy(2))
                .maximumSize(10_000)
                .build(this::sign);
    }

    /** A token that lives for at least another minute. */
    public String token(Caller caller) {
        return tokens.get(new Signature(caller, keys.current().getKeyID()));
    }

    private String sign(Signature signature) throws JOSEException {
        var now = clock.instant();
        var caller = signature.caller();
        var key = keys.current();
        List<String> roles = caller.roles().stream().map(Enum::name).sorted().toList();
        var claims = new JWTClaimsSet.Builder()
                .jwtID(Ids.next())
                .issuer(CampusToken.ISSUER)
                .audience(CampusToken.AUDIENCE)
                .subject(caller.id())
                .claim(CampusToken.NAME, caller.name())
                .claim(CampusToken.EMAIL, caller.email())
                .claim(CampusToken.ROLES, roles)
                .issueTime(date(now))
                .expirationTime(date(now.plus(CampusToken.LIFETIME)))
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static Date date(Instant time) {
        return Date.from(time);
    }

    private record Signature(Caller caller, String keyId) {}
}
