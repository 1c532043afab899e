package org.urbanriver.campus.gateway.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.StringUtils;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.account.Directory;
import org.urbanriver.campus.gateway.limit.Limits;
import org.urbanriver.campus.gateway.token.Tokens;
import org.urbanriver.campus.platform.problems.NotAllowed;
import org.urbanriver.campus.platform.problems.Problems;
import org.urbanriver.campus.platform.security.Caller;

/**
 * Reads the {@code Authorization} of API calls. Who sends one means it: a wrong one is refused even where none is needed.
 * Passwords are taken only where tokens are made, as comparing one costs a thousand times what looking up a token does.
 */
class ApiCredentials extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";
    private static final String PASSWORDS_AT = "/api/account";
    /** A token that made others would outlive its being revoked, and none is to lock its owner out. */
    private static final RequestMatcher SIGNING_IN = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/api/account/tokens"),
            PathPatternRequestMatcher.pathPattern("/api/account/sessions/**"),
            PathPatternRequestMatcher.pathPattern("/api/account/email/**"),
            PathPatternRequestMatcher.pathPattern("/api/account/password"),
            PathPatternRequestMatcher.pathPattern("/api/account/closure"));

    private final Tokens tokens;
    private final Directory directory;
    private final Limits limits;
    private final HandlerExceptionResolver problems;

    ApiCredentials(Tokens tokens, Directory directory, Limits limits, HandlerExceptionResolver problems) {
        this.tokens = tokens;
        this.directory = directory;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            try {
                var context = new SecurityContextImpl(new SignedIn(caller(authorization.strip(), request)));
                SecurityContextHolder.setContext(context);
            } catch (RuntimeException e) {
                problems.resolveException(request, response, null, e);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Caller caller(String authorization, HttpServletRequest request) {
        if (StringUtils.startsWithIgnoreCase(authorization, BEARER)) {
            var caller = tokens.caller(authorization.substring(BEARER.length()).strip())
                    .orElseThrow(
                            () -> refused("This token is not valid: it is unknown, expired or revoked.", "Bearer"));
            if (SIGNING_IN.matches(request)) {
                throw new NotAllowed("A token cannot make tokens, nor change how you sign in."
                        + " Sign in, or send your e-mail address and password as HTTP Basic.");
            }
            return caller;
        }
        if (!StringUtils.startsWithIgnoreCase(authorization, BASIC)) {
            throw refused("Send an API token as Authorization: Bearer.", "Bearer");
        }
        var path = request.getRequestURI();
        if (!path.equals(PASSWORDS_AT) && !path.startsWith(PASSWORDS_AT + "/")) {
            throw refused(
                    "A password is taken only under " + PASSWORDS_AT
                            + ". Make a token at /api/account/tokens and send it as Authorization: Bearer.",
                    "Bearer");
        }
        var pair = pair(authorization.substring(BASIC.length()).strip());
        return limits.signIn(
                request,
                pair.email(),
                () -> directory
                        .authenticate(pair.email(), pair.password())
                        .orElseThrow(() -> refused("The e-mail address or the password is wrong.", "Basic")));
    }

    private static Pair pair(String encoded) {
        try {
            var plain = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            var colon = plain.indexOf(':');
            if (colon >= 0) {
                return new Pair(plain.substring(0, colon), plain.substring(colon + 1));
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw refused("The Authorization header is not valid HTTP Basic.", "Basic");
    }

    private static ErrorResponseException refused(String sentence, String scheme) {
        var problem = Problems.problem(ProblemType.SIGN_IN_REQUIRED, sentence);
        var refusal = new ErrorResponseException(HttpStatus.UNAUTHORIZED, problem, null);
        refusal.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, scheme + " realm=\"Urban River Campus\"");
        return refusal;
    }

    private record Pair(String email, String password) {}
}
