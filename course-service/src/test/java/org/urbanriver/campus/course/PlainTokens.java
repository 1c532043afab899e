package org.urbanriver.campus.course;

import java.time.Instant;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Lets tests over real HTTP be whoever they say they are: the token {@code imani.INSTRUCTOR} is Imani's. */
@TestConfiguration(proxyBeanMethods = false)
class PlainTokens {

    @Bean
    JwtDecoder jwtDecoder() {
        return token -> {
            var parts = token.split("\\.");
            return Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject(parts[0])
                    .claim("name", "Imani Brooks")
                    .claim("roles", List.of(parts[1]))
                    .issuedAt(Instant.EPOCH)
                    .build();
        };
    }
}
