package org.urbanriver.campus.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.gateway.account.Directory;
import org.urbanriver.campus.gateway.account.OwnAccount;
import org.urbanriver.campus.platform.problems.NotFound;

/** Where an account is signed in, and ending that. */
@Component
public class Devices {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Directory directory;
    private final OwnAccount own;

    Devices(FindByIndexNameSessionRepository<? extends Session> sessions, Directory directory, OwnAccount own) {
        this.sessions = sessions;
        this.directory = directory;
        this.own = own;
    }

    /** The one in hand first, then the last seen. */
    public List<Device> of(String accountId, HttpServletRequest request) {
        var current = request.getSession(false);
        var currentId = current == null ? "" : current.getId();
        return live(accountId).values().stream()
                .map(session -> device(session, session.getId().equals(currentId)))
                .sorted(Comparator.comparing(Device::current)
                        .thenComparing(Device::lastSeenAt)
                        .reversed())
                .toList();
    }

    /** Somebody else's session does not exist for this account. */
    public void end(String accountId, String handle) {
        var found = live(accountId).entrySet().stream()
                .filter(session -> handle.equals(session.getValue().getAttribute(Sessions.HANDLE)))
                .findFirst()
                .orElseThrow(() -> new NotFound("session"));
        sessions.deleteById(found.getKey());
    }

    /** Ends all, also one that a request in hand is about to store again. */
    public void endAll(String accountId) {
        own.endSessions(accountId);
        forget(accountId);
    }

    /** Removes sessions that are void already. */
    public void forget(String accountId) {
        sessions.findByPrincipalName(accountId).keySet().forEach(sessions::deleteById);
    }

    private Map<String, ? extends Session> live(String accountId) {
        var found = sessions.findByPrincipalName(accountId);
        found.values()
                .removeIf(session -> session.isExpired()
                        || since(session)
                                .flatMap(since -> directory.honoredSession(accountId, since))
                                .isEmpty());
        return found;
    }

    private static Device device(Session session, boolean current) {
        var agent = new UserAgent(session.getAttributeOrDefault(Sessions.AGENT, ""));
        return new Device(
                session.getAttributeOrDefault(Sessions.HANDLE, ""),
                agent.browser(),
                agent.system(),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                current);
    }

    private static Optional<Instant> since(Session session) {
        return Optional.<String>ofNullable(session.getAttribute(Sessions.SINCE)).map(Instant::parse);
    }
}
