package org.urbanriver.campus.gateway.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A key that tokens are signed with. Its number is its identity in the store, so that of several gateways that make the
 * next key at once one wins and all use the same.
 *
 * @param jwk the private key as a JSON Web Key (RFC 7517)
 * @param signsFrom when it takes over; it is published before that, for services to have it in time
 */
@Document("keys")
record SigningKey(@Id Integer number, String jwk, Instant signsFrom) {

    private static final int BITS = 2048;

    static SigningKey generate(int number, Instant signsFrom) {
        try {
            var key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            return new SigningKey(number, key.toJSONString(), signsFrom);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    RSAKey key() {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("The signing key " + number + " is damaged", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + number + "]";
    }
}
