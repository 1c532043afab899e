package org.urbanriver.campus.gateway.session;

import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.gateway.account.Directory;
import org.urbanriver.campus.gateway.identity.Vouched;
import org.urbanriver.campus.gateway.limit.Limits;
import org.urbanriver.campus.gateway.token.Tokens;
import org.urbanriver.campus.platform.problems.NotAllowed;

/** Who may come in where: one chain for the API, two for what services and operators need, one for the pages. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "media-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    CsrfTokenRepository csrfTokens(SessionSettings settings) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(settings.cookie("campus-csrf"));
        tokens.setCookiePath("/");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(settings.https()).sameSite("Lax"));
        return tokens;
    }

    /** Services guard what they answer themselves; here only the gateway's own part of the API is guarded. */
    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            SessionContexts contexts,
            Sessions sessions,
            SessionSettings settings,
            CsrfTokenRepository csrfTokens,
            Tokens tokens,
            Directory directory,
            Limits limits,
            HandlerExceptionResolver handlerExceptionResolver) {
        RequestMatcher rideable = request -> !HARMLESS.contains(request.getMethod())
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && sessions.hasCookie(request);
        common(http, contexts, settings, handlerExceptionResolver);
        http.securityMatcher("/api/**")
                .addFilterBefore(
                        new ApiCredentials(tokens, directory, limits, handlerExceptionResolver),
                        AnonymousAuthenticationFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).requireCsrfProtectionMatcher(rideable))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(
                                        POST,
                                        "/api/accounts",
                                        "/api/accounts/password-letters",
                                        "/api/accounts/password-resets",
                                        "/api/accounts/verified-emails")
                                .permitAll()
                                .requestMatchers("/api/account/**", "/api/accounts/**")
                                .authenticated()
                                .anyRequest()
                                .permitAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) ->
                        handlerExceptionResolver.resolveException(request, response, null, e)));
        return http.build();
    }

    /** What services ask of the gateway. No session and no API token counts here: browsers and programs stay outside. */
    @Bean
    @Order(2)
    SecurityFilterChain services(
            HttpSecurity http, Vouched vouched, HandlerExceptionResolver handlerExceptionResolver) {
        http.securityMatcher("/internal/accounts", "/internal/outbox", "/internal/settings")
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new ServiceCredentials(vouched), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) ->
                        handlerExceptionResolver.resolveException(request, response, null, e)));
        return http.build();
    }

    /** The metrics and the description of single services are not for the world. */
    @Bean
    @Order(3)
    SecurityFilterChain operations(
            HttpSecurity http,
            SessionContexts contexts,
            SessionSettings settings,
            HandlerExceptionResolver handlerExceptionResolver) {
        common(http, contexts, settings, handlerExceptionResolver);
        http.securityMatcher("/actuator/**", "/internal/**", "/v3/**")
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health/liveness", "/actuator/health/readiness", "/internal/jwks")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint((request, response, e) -> response.sendError(404))
                                .accessDeniedHandler((request, response, e) -> response.sendError(404)));
        return http.build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(
            HttpSecurity http,
            SessionContexts contexts,
            SessionSettings settings,
            CsrfTokenRepository csrfTokens,
            HandlerExceptionResolver handlerExceptionResolver) {
        AuthenticationEntryPoint signIn = (request, response, e) -> {
            if (request.getHeader("HX-Request") != null) {
                response.setHeader(
                        "HX-Redirect", "/sign-in?next=" + encoded(pageOf(request.getHeader("HX-Current-URL"))));
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
            } else if (HARMLESS.contains(request.getMethod())) {
                var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
                response.sendRedirect("/sign-in?next=" + encoded(request.getRequestURI() + query));
            } else {
                handlerExceptionResolver.resolveException(request, response, null, e);
            }
        };
        common(http, contexts, settings, handlerExceptionResolver);
        http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/admin", "/admin/**")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers("/inbox/bell")
                        .permitAll()
                        .requestMatchers(
                                "/account/**",
                                "/my-learning",
                                "/inbox/**",
                                "/enrollments/**",
                                "/offerings/**",
                                "/courses/*/modules/**",
                                "/courses/*/enroll",
                                "/teach/**",
                                "/admin/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(signIn));
        return http.build();
    }

    private static String encoded(String address) {
        return URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    /** The page that a part was asked for; where it leads is checked when it is followed. */
    private static String pageOf(@Nullable String address) {
        try {
            var page = URI.create(String.valueOf(address));
            return page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }

    private static void common(
            HttpSecurity http, SessionContexts contexts, SessionSettings settings, HandlerExceptionResolver problems) {
        AccessDeniedHandler denied = (request, response, e) -> problems.resolveException(
                request,
                response,
                null,
                e instanceof CsrfException
                        ? new NotAllowed("The form was open for too long, or did not come from the campus."
                                + " Go back, load the page again and repeat what you did.")
                        : e);
        http.securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(errors -> errors.accessDeniedHandler(denied))
                .headers(headers -> {
                    headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                            .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                            .permissionsPolicyHeader(
                                    policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
                            .crossOriginOpenerPolicy(policy -> policy.policy(
                                    org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                            .CrossOriginOpenerPolicy.SAME_ORIGIN))
                            .frameOptions(frame -> frame.deny());
                    if (settings.https()) {
                        headers.httpStrictTransportSecurity(
                                hsts -> hsts.requestMatcher(any -> true).maxAgeInSeconds(31_536_000));
                    } else {
                        headers.httpStrictTransportSecurity(hsts -> hsts.disable());
                    }
                });
    }
}
