package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.urbanriver.campus.contracts.notifications.DeadLetterPage;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;
import org.urbanriver.campus.contracts.notifications.FlowHealth;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** What consumers could not digest. */
public record DeadLettersPage(
        Frame frame, LettersAsked asked, Asked<DeadLetterPage> found, Asked<FlowHealth> flow, boolean older)
        implements Screen {

    public List<DeadLetterState> states() {
        return List.of(DeadLetterState.values());
    }

    public List<Kind> kinds() {
        return Kind.all(frame);
    }

    /** Those that have open letters, and the one that was asked for. */
    public Set<String> groups() {
        var groups = new TreeSet<String>();
        flow.value()
                .ifPresent(health -> groups.addAll(health.deadLetters().groups().keySet()));
        if (!asked.group().isEmpty()) {
            groups.add(asked.group());
        }
        return groups;
    }

    public Kind kind(String type) {
        return Kind.of(frame, type);
    }
}
