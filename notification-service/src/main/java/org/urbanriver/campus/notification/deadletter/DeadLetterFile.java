package org.urbanriver.campus.notification.deadletter;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;
import org.urbanriver.campus.notification.audit.AuditTrail;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.csv.CsvFile;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** The list of dead letters as a file, read a page at a time while it is being sent. */
@RestController
class DeadLetterFile {

    private static final int PAGE = 500;
    private static final List<String> COLUMNS = List.of(
            "id",
            "state",
            "failed at",
            "group",
            "event",
            "type",
            "subject",
            "happened at",
            "reason",
            "reason class",
            "attempts",
            "topic",
            "partition",
            "offset",
            "replay of",
            "failed again as",
            "decided by",
            "decided at",
            "note");

    private final DeadLetters letters;
    private final AuditTrail trail;
    private final CurrentCaller caller;

    DeadLetterFile(DeadLetters letters, AuditTrail trail, CurrentCaller caller) {
        this.letters = letters;
        this.trail = trail;
        this.caller = caller;
    }

    @GetMapping(path = "/api/monitor/dead-letters.csv", produces = "text/csv")
    void letters(
            @RequestParam(required = false) @Nullable DeadLetterState state,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String reasonClass,
            HttpServletResponse response)
            throws IOException {
        var admin = caller.get().require(Role.ADMIN);
        var filter = new DeadLetterFilter(state, group, type, reasonClass);
        var rows = Stream.iterate(
                        letters.newest(filter, null, PAGE),
                        page -> !page.isEmpty(),
                        page -> page.size() < PAGE
                                ? List.of()
                                : letters.newest(filter, page.getLast().id(), PAGE))
                .flatMap(List::stream)
                .map(DeadLetterFile::row);
        trail.note(
                Ids.next(),
                admin,
                "dead-letters.exported",
                admin.name() + " downloaded dead letters",
                "dead-letters.csv");
        CsvFile.write(response, "dead-letters.csv", COLUMNS, rows.iterator());
    }

    private static List<@Nullable Object> row(DeadLetter letter) {
        var view = letter.view();
        return Arrays.asList(
                view.id(),
                view.state(),
                view.failedAt(),
                view.group(),
                view.eventId(),
                view.type(),
                view.subject(),
                view.time(),
                view.reason(),
                view.reasonClass(),
                view.attempts(),
                view.topic(),
                view.partition(),
                view.offset(),
                view.replayOf(),
                view.failedAgain(),
                view.decidedByName(),
                view.decidedAt(),
                view.note());
    }
}
