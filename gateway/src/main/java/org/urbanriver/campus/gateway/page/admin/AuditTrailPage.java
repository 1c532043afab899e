package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import java.util.stream.Stream;
import org.urbanriver.campus.contracts.notifications.AuditEntry;
import org.urbanriver.campus.contracts.notifications.AuditPage;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * What instructors and admins did.
 *
 * @param whoId of the account that was asked for, or empty; as {@code studentId}
 * @param problem what is wrong with what was asked for, or empty
 * @param older whether these are not the newest
 */
public record AuditTrailPage(
        Frame frame,
        AuditAsked asked,
        String whoId,
        String studentId,
        Asked<AuditPage> found,
        String problem,
        boolean older)
        implements Screen {

    /** Kinds of acts of which no event tells. */
    private static final List<String> HERE = List.of(
            "audit.exported",
            "dead-letter.discarded",
            "dead-letter.replayed",
            "dead-letters.exported",
            "events.exported",
            "timeline.exported");

    public List<Kind> kinds() {
        return Stream.concat(Kind.all(frame).stream(), HERE.stream().map(each -> new Kind(frame, each)))
                .toList();
    }

    public Kind kind(AuditEntry entry) {
        return new Kind(frame, entry.kind());
    }

    public List<Change> changes(AuditEntry entry) {
        return entry.changes().stream().map(Change::of).toList();
    }
}
