package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.notifications.MonitoredEvent;
import org.urbanriver.campus.gateway.account.AccountDesk;
import org.urbanriver.campus.gateway.page.Frame;

/** Tells who did what was recorded; the names of accounts are known here. */
@Component
class EventLines {

    private final AccountDesk accounts;

    EventLines(AccountDesk accounts) {
        this.accounts = accounts;
    }

    List<EventLine> of(Frame frame, List<MonitoredEvent> events) {
        var names = accounts.names(events.stream()
                .map(MonitoredEvent::actor)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return events.stream()
                .map(event -> {
                    var actor = event.actor();
                    var by = actor == null || actor.equals(event.studentId()) ? "" : names.getOrDefault(actor, actor);
                    return EventLine.of(event, Kind.of(frame, event.type()), by);
                })
                .toList();
    }
}
