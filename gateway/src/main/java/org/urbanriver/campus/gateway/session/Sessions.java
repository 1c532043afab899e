package org.urbanriver.campus.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.gateway.account.Directory;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.security.Caller;

/**
 * Signs browsers in and out. A session holds the account's id and nothing else of it: roles, names and whether the
 * account is disabled are looked up for each request.
 */
@Component
public class Sessions {

    static final String ACCOUNT = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    static final String SINCE = "since";
    /** By which its owner names a session, whose id is a secret. */
    static final String HANDLE = "handle";
    /** What the browser said that it is. */
    static final String AGENT = "agent";

    private static final int LONGEST_AGENT = 300;

    private final Directory directory;
    private final SessionSettings settings;
    private final CsrfTokenRepository csrfTokens;
    private final Clock clock;

    Sessions(Directory directory, SessionSettings settings, CsrfTokenRepository csrfTokens, Clock clock) {
        this.directory = directory;
        this.settings = settings;
        this.csrfTokens = csrfTokens;
        this.clock = clock;
    }

    /** Begins a new session, so that nobody can have known its id before. */
    public void begin(HttpServletRequest request, HttpServletResponse response, Caller caller) {
        end(request, response);
        var session = request.getSession(true);
        session.setAttribute(ACCOUNT, caller.id());
        // What was voided just now is so until the end of its millisecond, and this comes after it.
        session.setAttribute(SINCE, clock.instant().plusMillis(1).toString());
        session.setAttribute(HANDLE, Ids.next());
        session.setAttribute(AGENT, agent(request));
    }

    public void end(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        csrfTokens.saveToken(null, request, response);
    }

    /** Who the request's session speaks for; a session that speaks for nobody any more is ended. */
    Optional<Caller> caller(HttpServletRequest request) {
        var session = hasCookie(request) ? request.getSession(false) : null;
        if (session == null
                || !(session.getAttribute(ACCOUNT) instanceof String account)
                || !(session.getAttribute(SINCE) instanceof String since)) {
            return Optional.empty();
        }
        var began = Instant.parse(since);
        var caller = began.plus(settings.sessionLife()).isAfter(clock.instant())
                ? directory.honoredSession(account, began)
                : Optional.<Caller>empty();
        if (caller.isEmpty()) {
            session.invalidate();
        }
        return caller;
    }

    private static String agent(HttpServletRequest request) {
        var agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        return agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
    }

    /** Whether the browser sends a session along, as it would on another site's behalf too. */
    boolean hasCookie(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (var cookie : request.getCookies()) {
                if (cookie.getName().equals(settings.sessionCookie())) {
                    return true;
                }
            }
        }
        return false;
    }
}
