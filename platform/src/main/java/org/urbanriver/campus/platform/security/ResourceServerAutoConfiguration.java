package org.urbanriver.campus.platform.security;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** A service trusts nothing but tokens signed by the gateway, and is closed unless it says what is open. */
@AutoConfiguration(
        before = {
            OAuth2ResourceServerAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@ConditionalOnProperty("campus.security.jwks-uri")
class ResourceServerAutoConfiguration {

    @Bean
    CurrentCaller currentCaller() {
        return new CurrentCaller();
    }

    /** Fetches the gateway's keys when the first token arrives, so that a service starts without the gateway. */
    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(@Value("${campus.security.jwks-uri}") String jwksUri) {
        var signatures = NimbusJwtDecoder.withJwkSetUri(jwksUri).build();
        signatures.setJwtValidator(any -> OAuth2TokenValidatorResult.success());
        return new KnownTokens(signatures, CampusTokens.validator());
    }

    @Bean
    SecurityFilterChain services(
            HttpSecurity http, ObjectProvider<OpenEndpoints> open, HandlerExceptionResolver handlerExceptionResolver) {
        RequestMatcher internal = request -> request.getRequestURI().startsWith("/actuator/health")
                || request.getRequestURI().startsWith("/v3/api-docs")
                || "/error".equals(request.getRequestURI());
        AuthenticationEntryPoint signIn =
                (request, response, e) -> handlerExceptionResolver.resolveException(request, response, null, e);
        AccessDeniedHandler denied =
                (request, response, e) -> handlerExceptionResolver.resolveException(request, response, null, e);
        http.authorizeHttpRequests(requests -> {
                    requests.requestMatchers(internal).permitAll();
                    open.stream()
                            .flatMap(endpoints -> endpoints.get().stream())
                            .forEach(pattern -> requests.requestMatchers(HttpMethod.GET, pattern)
                                    .permitAll()
                                    .requestMatchers(HttpMethod.HEAD, pattern)
                                    .permitAll());
                    requests.anyRequest().authenticated();
                })
                .oauth2ResourceServer(server -> server.withObjectPostProcessor(failingLike(signIn))
                        .jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(signIn)
                        .accessDeniedHandler(denied))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(signIn).accessDeniedHandler(denied))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A service keeps no cookie, so there is nothing that another site could ride on.
                .csrf(csrf -> csrf.disable());
        return http.build();
    }

    /** By default a token that cannot be checked, as the gateway's keys are out of reach, fails outside of all handlers. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failingLike(AuthenticationEntryPoint signIn) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(signIn::commence);
                return filter;
            }
        };
    }
}
